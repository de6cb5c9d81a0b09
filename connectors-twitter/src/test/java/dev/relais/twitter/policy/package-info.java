/** Tests. */
@org.jspecify.annotations.NullMarked
package dev.relais.twitter.policy;
