package dev.relais.benchmarks.routing;

import java.util.List;

/** Who matches rules. */
public enum Engine {
    /** A list of predicates. */
    LAMBDAS,
    /** Our rules, asked one after another. */
    RULE_SET,
    /** Our index, from messages that were encoded where they were analyzed. */
    INDEX,
    /** Our index, from facts and a text that nobody has looked at. */
    INDEX_AND_ENCODING,
    /** Drools, an executable model, each message executed and forgotten. */
    DROOLS_STATELESS,
    /** Drools, the same model, one session for all messages. */
    DROOLS_SESSION,
    /** AWS Event Ruler, from JSON. */
    EVENT_RULER,
    /** Easy Rules. */
    EASY_RULES;

    /** Whether it needs many minutes for ten thousand rules. */
    public boolean slowToBuild() {
        return this == EVENT_RULER;
    }

    /** Rules ready to be asked. */
    Matcher<?> matcher(List<RuleWorkload.Spec> rules) {
        return switch (this) {
            case LAMBDAS -> new LambdaMatcher(rules);
            case RULE_SET -> new RuleSetMatcher(rules);
            case INDEX -> new IndexMatcher(rules);
            case INDEX_AND_ENCODING -> new EncodingMatcher(rules);
            case DROOLS_STATELESS -> new DroolsStateless(rules);
            case DROOLS_SESSION -> new DroolsSession(rules);
            case EVENT_RULER -> new EventRulerMatcher(rules);
            case EASY_RULES -> new EasyRulesMatcher(rules);
        };
    }
}
