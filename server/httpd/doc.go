// Package httpd owns the HTTP side of Huipu: routes, middleware, authentication, limits,
// health, the download of dumps and the life of the server.
package httpd
