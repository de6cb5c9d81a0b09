/**
 * People: who is who on what evidence, and the port to the host's own records of them.
 */
@NullMarked
package dev.relais.customer;

import org.jspecify.annotations.NullMarked;
