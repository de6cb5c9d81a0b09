/**
 * What is wrong or suspicious in a desk file.
 *
 * <p>A warning is given only where it can be proved or shown: a rule is called dead where no facts at all let it match, and
 * a message that finds no queue is shown with its facts.
 */
@NullMarked
package dev.relais.lint;

import org.jspecify.annotations.NullMarked;
