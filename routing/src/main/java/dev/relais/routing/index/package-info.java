/**
 * An index over the rules of a desk: the same outcomes as asking the rules one after another, but found at once.
 *
 * <p>{@link dev.relais.routing.index.RuleIndex} is compiled from a {@link dev.relais.rules.RuleSet} and immutable; {@link
 * dev.relais.routing.index.LiveRules} swaps one for another while messages are routed.
 *
 * <p>How it works. What rules ask of a fact is cut into <i>signals</i>: "topics has billing", "the text has the word refund",
 * "the sentiment lies below −0.3". A message is encoded once: which signals are on. Every rule with a selective test stands in the
 * list of that test's signals and is only looked at when one of them is on. The few rules without a selective test are rows of bits: one
 * row for each class of values of a fact, with the rules that accept it, so that a few ANDs decide about 64 rules. Rules are
 * numbered in file order, so that the first bit that remains decides.
 */
@NullMarked
package dev.relais.routing.index;

import org.jspecify.annotations.NullMarked;
