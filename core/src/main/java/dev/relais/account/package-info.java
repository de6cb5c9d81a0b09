/**
 * The brand's own presences on the networks.
 */
@NullMarked
package dev.relais.account;

import org.jspecify.annotations.NullMarked;
