package dev.relais.benchmarks.routing;

import java.util.List;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: a rule's priority is its place, and the engine skips the others once one was applied. */
final class EasyRulesMatcher implements Matcher<Facts> {
    private static final String POST = "post";

    private final RulesEngine engine = new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
    private final Rules rules = new Rules();
    private int applied = NONE;

    EasyRulesMatcher(List<RuleWorkload.Spec> specs) {
        for (int i = 0; i < specs.size(); i++) {
            int place = i;
            Predicate<Post> holds = LambdaMatcher.rule(specs.get(i));
            rules.register(new RuleBuilder()
                    .name("r" + i)
                    .priority(i)
                    .when(facts -> holds.test(facts.<Post>get(POST)))
                    .then(facts -> applied = place)
                    .build());
        }
    }

    @Override
    public Facts prepare(Post post) {
        Facts facts = new Facts();
        facts.put(POST, post);
        return facts;
    }

    @Override
    public int first(Facts facts) {
        applied = NONE;
        engine.fire(rules, facts);
        return applied;
    }
}
