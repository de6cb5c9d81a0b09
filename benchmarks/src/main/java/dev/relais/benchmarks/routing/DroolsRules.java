package dev.relais.benchmarks.routing;

import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.declarationOf;
import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;

import dev.relais.benchmarks.routing.Term.AtLeast;
import dev.relais.benchmarks.routing.Term.Below;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.AlphaIndex;
import org.drools.model.Drools;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/**
 * The workload as an executable model of Drools, with the indexes that Drools' own generator declares: equality and bounds, by hash and by
 * range. Salience is the order; the first rule that fires ends it.
 */
final class DroolsRules {
    private static final List<String> FIELDS = Stream.concat(
                    Arrays.stream(TextField.values()).map(TextField::fact),
                    Arrays.stream(NumberField.values()).map(NumberField::fact))
            .toList();

    /** A post as a fact, on which the rule that fires writes its place. */
    static final class Request {
        private final Post post;
        private int place = Matcher.NONE;

        Request(Post post) {
            this.post = post;
        }

        Post post() {
            return post;
        }

        /** The place of the rule that fired; from now on none has. */
        int take() {
            int taken = place;
            place = Matcher.NONE;
            return taken;
        }
    }

    private DroolsRules() {}

    static KieBase of(List<RuleWorkload.Spec> specs) {
        ModelImpl model = new ModelImpl();
        for (int i = 0; i < specs.size(); i++) {
            model.addRule(rule(i, specs.size(), specs.get(i)));
        }
        return KieBaseBuilder.createKieBaseFromModel(model);
    }

    private static Rule rule(int place, int rules, RuleWorkload.Spec spec) {
        Variable<Request> request = declarationOf(Request.class);
        PatternDef<Request> when = pattern(request);
        for (Term term : spec.terms()) {
            when = with(when, term);
        }
        return PatternDSL.rule("r" + place)
                .attribute(Rule.Attribute.SALIENCE, rules - place)
                .build(when, on(request).execute((Drools drools, Request matched) -> {
                    matched.place = place;
                    drools.halt();
                }));
    }

    /** The name of a term tells Drools which of them are the same, so that their nodes are shared. */
    private static PatternDef<Request> with(PatternDef<Request> when, Term term) {
        String name = term.toString();
        if (term instanceof Is is) {
            TextField field = is.field();
            String value = is.value();
            Predicate1<Request> holds = request -> value.equals(field.of(request.post()));
            Function1<Request, String> read = request -> field.of(request.post());
            return when.expr(
                    name, holds, alphaIndexedBy(String.class, ConstraintType.EQUAL, place(field.fact()), read, value));
        }
        if (term instanceof Word word) {
            String asked = word.word();
            return when.expr(name, request -> request.post().words().contains(asked));
        }
        if (term instanceof Below below) {
            NumberField field = below.field();
            double bound = below.bound();
            return when.expr(
                    name, request -> field.of(request.post()) < bound, bound(field, ConstraintType.LESS_THAN, bound));
        }
        if (term instanceof AtLeast least) {
            NumberField field = least.field();
            double bound = least.bound();
            return when.expr(
                    name,
                    request -> field.of(request.post()) >= bound,
                    bound(field, ConstraintType.GREATER_OR_EQUAL, bound));
        }
        throw Term.unknown(term);
    }

    /** The number by which Drools knows a field. */
    private static int place(String fact) {
        return FIELDS.indexOf(fact);
    }

    private static AlphaIndex<Request, Double> bound(NumberField field, ConstraintType side, double bound) {
        return alphaIndexedBy(Double.class, side, place(field.fact()), request -> field.of(request.post()), bound);
    }
}
