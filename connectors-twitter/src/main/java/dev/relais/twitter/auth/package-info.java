/** Permissions: OAuth 2.0 with rotating tokens, the application's own token, OAuth 1.0a. */
@NullMarked
package dev.relais.twitter.auth;

import org.jspecify.annotations.NullMarked;
