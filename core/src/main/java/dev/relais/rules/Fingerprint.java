package dev.relais.rules;

import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Flag;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Opaque;
import dev.relais.rules.FactValue.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An id that follows from what a rule says, pointers apart: equal rules have equal ones, on every machine. */
final class Fingerprint {
    private static final int BYTES = 8;

    private final StringBuilder said = new StringBuilder();

    private Fingerprint() {}

    static String of(Condition when, Effects then) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(when);
        fingerprint.add(then);
        byte[] utf16 = fingerprint.said.toString().getBytes(StandardCharsets.UTF_16BE);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf16);
            return "rule-" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void add(Condition condition) {
        if (condition instanceof Test test) {
            word("test").word(test.fact()).count(test.operators().size());
            for (Operator operator : test.operators()) {
                word(operator.name()).add(operator.operand());
            }
        } else if (condition instanceof Not not) {
            word("not").add(not.condition());
        } else {
            boolean all = condition instanceof All;
            List<Condition> parts = all ? ((All) condition).conditions() : ((Any) condition).conditions();
            word(all ? "all" : "any").count(parts.size());
            parts.forEach(this::add);
        }
    }

    private void add(FactValue value) {
        if (value instanceof Text text) {
            word("text").word(text.value());
        } else if (value instanceof Decimal number) {
            word("number").word(number.value().stripTrailingZeros().toString());
        } else if (value instanceof Flag flag) {
            word("flag").word(String.valueOf(flag.value()));
        } else if (value instanceof Items items) {
            word("list").count(items.elements().size());
            items.elements().forEach(this::add);
        } else {
            word("other").word(((Opaque) value).json());
        }
    }

    private void add(Effects then) {
        QueueChoice queue = then.queue();
        Priority priority = then.priority();
        word(queue == null ? "" : queue.queue() == null ? "nowhere" : "to").word(queue == null ? null : queue.queue());
        word(priority == null ? null : priority.text()).word(then.sla());
        word(then.weight() == null ? null : String.valueOf(then.weight())).word(then.preferAgent());
        count(then.tags().size());
        then.tags().forEach(this::word);
        new TreeMap<>(then.requires()).forEach((skill, level) -> word(skill).count(level));
        word(String.valueOf(then.stop()));
    }

    /** With its length, so that no two words look like two others; none at all is not an empty one. */
    private Fingerprint word(@Nullable String word) {
        said.append(word == null ? -1 : word.length()).append(':').append(word == null ? "" : word);
        return this;
    }

    private Fingerprint count(int count) {
        said.append('#').append(count).append(';');
        return this;
    }
}
