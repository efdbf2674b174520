package postgres

// JudgeServer lets tests ask about servers that are not at hand.
var JudgeServer = judgeServer
