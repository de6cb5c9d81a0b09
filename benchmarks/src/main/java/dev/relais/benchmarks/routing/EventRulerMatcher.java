package dev.relais.benchmarks.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.benchmarks.routing.Term.AtLeast;
import dev.relais.benchmarks.routing.Term.Below;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import software.amazon.event.ruler.GenericMachine;

/**
 * AWS Event Ruler: patterns over JSON, of which all that match are told in no order; the first is looked for among them. The words of the
 * text are an array, which a pattern matches by any element.
 */
final class EventRulerMatcher implements Matcher<String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "words";

    private final GenericMachine<Integer> machine =
            GenericMachine.<Integer>builder().build();

    EventRulerMatcher(List<RuleWorkload.Spec> specs) {
        try {
            for (int i = 0; i < specs.size(); i++) {
                machine.addRule(i, pattern(specs.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pattern(RuleWorkload.Spec spec) {
        ObjectNode pattern = JSON.createObjectNode();
        for (Term term : spec.terms()) {
            if (term instanceof Is is) {
                pattern.putArray(name(is.field())).add(is.value());
            } else if (term instanceof Word word) {
                pattern.putArray(WORDS).add(word.word());
            } else if (term instanceof Below below) {
                numeric(pattern.putArray(name(below.field())), "<", below.bound());
            } else if (term instanceof AtLeast least) {
                numeric(pattern.putArray(name(least.field())), ">=", least.bound());
            } else {
                throw Term.unknown(term);
            }
        }
        return pattern.toString();
    }

    private static void numeric(ArrayNode values, String operator, double bound) {
        values.addObject().putArray("numeric").add(operator).add(bound);
    }

    private static String name(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String prepare(Post post) {
        ObjectNode event = JSON.createObjectNode();
        for (TextField field : TextField.values()) {
            event.put(name(field), field.of(post));
        }
        for (NumberField field : NumberField.values()) {
            event.put(name(field), field.of(post));
        }
        post.words().forEach(event.putArray(WORDS)::add);
        return event.toString();
    }

    @Override
    public int first(String event) {
        try {
            int first = Integer.MAX_VALUE;
            for (int place : machine.rulesForJSONEvent(event)) {
                first = Math.min(first, place);
            }
            return first == Integer.MAX_VALUE ? NONE : first;
        } catch (Exception e) {
            throw new IllegalStateException("the event was refused", e);
        }
    }
}
