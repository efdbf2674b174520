// Package generate owns invented releases: texts in the language of the genre together with
// the facts that they state, in any number, for benchmarks and tests of size.
//
// All people, bodies, places and meetings are invented. Names are put together from lists of
// this package, which were written for it; places avoid the names of the real divisions of
// China, and people the names in the sample collection.
//
// A release is a pure function of a seed and a number: neither a clock nor the platform takes
// part, and the releases of a short run are the first ones of a longer run.
//
// What is modelled, and after what:
//
//   - Bodies form a tree, and meetings fall to them by Zipf's law with the exponent 1 (Zipf,
//     Human Behavior and the Principle of Least Effort, 1949), flattened at the head as by
//     Mandelbrot. A release takes part of an ever longer list of bodies, so that new ones
//     turn up as the graph grows.
//   - People thus attend as authors write: the number of people with n attendances falls as
//     a power of n, with an exponent between 2 and 2.6 (2 by Lotka, The frequency distribution of scientific
//     productivity, 1926; for the relation of the two exponents see Newman, Power laws, Pareto
//     distributions and Zipf's law, 2005). Few attend much, most once.
//   - Posts are filled for terms (届) of five years; a holder stays for a second term or
//     makes room, often for the one below.
//   - A full committee meets once a year, a standing committee three times, the heads more
//     often; such meetings are numbered by term and session (次). The others have a subject.
//   - The texts follow the phrases that the extractor reads, and their facts quote the passages
//     that it would quote; a test holds both against it.
//   - Some meetings are reported by several releases, which print more or less of one roster.
//   - Surnames fall as the rank plus 0.8, which gives the five most frequent their 31 % and
//     comes close to the 85 % of the hundred most frequent (Ministry of Public Security of
//     China, report on names of the year 2020). Different people may have one name.
package generate
