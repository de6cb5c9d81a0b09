package dev.relais.routing.index;

import dev.relais.rules.Condition.Test;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleEvaluator;
import dev.relais.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules compiled for many messages: gives exactly the outcome of its {@link RuleSet}, at a cost that hardly grows with the number of
 * rules. For explanations ask {@link #rules()}.
 *
 * <p>Immutable and thread-safe. Never throws because of what the facts hold. Rules are told by their position in the file, counted from
 * 0.
 *
 * <pre>{@code
 * RuleIndex index = RuleIndex.of(config.ruleSet());
 * FactVector message = index.vector(facts);   // once, where the message is analyzed
 * int rule = index.first(message);            // allocates nothing
 * }</pre>
 */
public final class RuleIndex implements RuleEvaluator {
    private static final byte[] NONE = new byte[0];

    private final RuleSet rules;
    private final Rule[] ordered;
    private final boolean[] stops;
    private final Test[] lazyTests;
    private final Layout layout;
    private final Postings postings;
    private final Broad broad;
    private final Residuals residuals;

    private RuleIndex(RuleSet rules, IndexBuilder built) {
        this.rules = rules;
        ordered = rules.rules().toArray(new Rule[0]);
        stops = new boolean[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            stops[i] = ordered[i].then().stop();
        }
        lazyTests = built.lazyTests.toArray(new Test[0]);
        layout = built.layout;
        postings = layout.postings();
        broad = layout.broad();
        residuals = built.residuals;
    }

    /** The index over these rules. */
    public static RuleIndex of(RuleSet rules) {
        return new RuleIndex(rules, new IndexBuilder(rules));
    }

    /** The rules that it was made from. */
    public RuleSet rules() {
        return rules;
    }

    /** The facts of a message in the terms of this index. Time is linear in the facts' length. */
    public FactVector vector(Facts facts) {
        return new FactVector(this, new Encoder(facts, layout));
    }

    @Override
    public Outcome evaluate(Facts facts) {
        return evaluate(vector(facts));
    }

    /** As {@link #evaluate(Facts)}, of facts that were encoded before; also those of another index. */
    public Outcome evaluate(FactVector vector) {
        Matches matches = new Matches();
        match(vector, matches);
        List<Rule> matching = new ArrayList<>(matches.size());
        for (int i = 0; i < matches.size(); i++) {
            matching.add(ordered[matches.position(i)]);
        }
        return rules.outcomeOf(matching);
    }

    /**
     * The position of the first rule that matches, or -1. Allocates nothing, if the vector is one of this index and no rule has to look at
     * the facts themselves.
     */
    public int first(FactVector vector) {
        FactVector own = own(vector);
        int best = firstBroad(own);
        for (int i = own.listsFrom; i < own.listsTo && Postings.first(own.words[i]) < best; i++) {
            best = firstListed(Postings.start(own.words[i]), best, own);
        }
        return best == Postings.END ? -1 : best;
    }

    /** The first rule of a list that matches, if it stands before another one. */
    private int firstListed(int start, int before, FactVector vector) {
        for (int i = start; ; i++) {
            int position = postings.position(i);
            if (position >= before) {
                return before;
            }
            if (holds(position, position, vector)) {
                return position;
            }
        }
    }

    private int firstBroad(FactVector vector) {
        for (int word = 0; word < broad.words; word++) {
            for (long bits = broad.candidates(word, vector); bits != 0; bits &= bits - 1) {
                int bit = (word << 6) + Long.numberOfTrailingZeros(bits);
                int position = broad.position(bit);
                if (holds(ordered.length + bit, position, vector)) {
                    return position;
                }
            }
        }
        return Postings.END;
    }

    /**
     * Every rule that matches, in file order, up to and with the first that stops. Allocates nothing once {@code matches} has grown, under
     * the conditions of {@link #first}.
     *
     * @param matches room for the result
     * @return how many there are
     */
    public int match(FactVector vector, Matches matches) {
        FactVector own = own(vector);
        matches.begin(ordered.length);
        int last = matchBroad(own, matches);
        for (int i = own.listsFrom; i < own.listsTo && Postings.first(own.words[i]) <= last; i++) {
            last = matchListed(Postings.start(own.words[i]), last, own, matches);
        }
        matches.end(last);
        return matches.size();
    }

    private int matchListed(int start, int until, FactVector vector, Matches matches) {
        int last = until;
        for (int i = start; postings.position(i) <= last && postings.position(i) != Postings.END; i++) {
            int position = postings.position(i);
            if (!matches.has(position) && holds(position, position, vector)) {
                matches.add(position);
                last = stops[position] ? position : last;
            }
        }
        return last;
    }

    /** Returns where the rules end for this message. */
    private int matchBroad(FactVector vector, Matches matches) {
        for (int word = 0; word < broad.words; word++) {
            for (long bits = broad.candidates(word, vector); bits != 0; bits &= bits - 1) {
                int bit = (word << 6) + Long.numberOfTrailingZeros(bits);
                int position = broad.position(bit);
                if (holds(ordered.length + bit, position, vector)) {
                    matches.add(position);
                    if (stops[position]) {
                        return position;
                    }
                }
            }
        }
        return Postings.END;
    }

    private boolean holds(int entry, int position, FactVector vector) {
        return vector.irregular ? ordered[position].when().holds(vector.facts()) : residuals.hold(entry, vector);
    }

    private FactVector own(FactVector vector) {
        return vector.index == this ? vector : vector(vector.facts());
    }

    Node node(int check) {
        return residuals.node(check);
    }

    Test lazyTest(int id) {
        return lazyTests[id];
    }

    /** Room for what is known of the tests that are asked of the facts. */
    byte[] lazies() {
        return lazyTests.length == 0 ? NONE : new byte[lazyTests.length];
    }
}
