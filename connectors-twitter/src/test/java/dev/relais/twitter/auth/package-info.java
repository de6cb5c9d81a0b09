/** Tests of permissions. */
@NullMarked
package dev.relais.twitter.auth;

import org.jspecify.annotations.NullMarked;
