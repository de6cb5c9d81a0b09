/**
 * Rules: facts of a message in, queue, priority, tags, skills and SLA out. Pure values and functions.
 *
 * <p>{@link dev.relais.rules.RuleSet#evaluate} decides, {@link dev.relais.rules.RuleSet#explain} says why.
 */
@NullMarked
package dev.relais.rules;

import org.jspecify.annotations.NullMarked;
