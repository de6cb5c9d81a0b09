package dev.relais.twitter.text;

import dev.relais.twitter.text.TextCheck.Wrong;
import java.util.ArrayList;
import java.util.List;

/** Splits a long answer into posts that follow each other. */
public final class Threads {
    private static final int FIRST_STRIDE = 256;
    private static final int GUESSES = 4;
    private static final int SHARE = 4;

    private final String text;
    private final Cuts cuts;
    private final int digits;

    private Threads(String text, Cuts cuts, int digits) {
        this.text = text;
        this.cuts = cuts;
        this.digits = digits;
    }

    /**
     * The parts, in order; each is valid under the policy. One part, unchanged, where the text is valid as it stands.
     *
     * <p>It is cut after a paragraph if that leaves a part not too short, else after a line, a sentence, a word, else where a line may be
     * broken in writing without spaces. A word is cut only if it does not fit into a part of its own, a link, a mention or a tag likewise,
     * and a character as people see it (an emoji of several, a letter with its accents) if it alone is too long. Nothing is lost but white
     * space at the cuts and at both ends.
     *
     * @param numbered whether each part ends with its number, {@code 1/3} after a space; it is counted
     * @throws IllegalArgumentException if the text is empty or holds an invalid character, or if the limit leaves no room for anything
     */
    public static List<String> split(String text, PostTextPolicy policy, boolean numbered) {
        for (Wrong wrong : policy.check(text).wrong()) {
            if (!(wrong instanceof Wrong.TooLong)) {
                throw new IllegalArgumentException("the text cannot be sent: " + wrong);
            }
        }
        for (String one : List.of(text, text.strip())) {
            if (policy.check(one).valid()) {
                return List.of(one);
            }
        }
        Cuts cuts = Cuts.of(text);
        TextCheck whole = policy.check(text);
        int digits = numbered ? Integer.toString(whole.length() / whole.limit()).length() : 0;
        List<String> parts = new Threads(text, cuts, digits).parts(policy);
        while (numbered && Integer.toString(parts.size()).length() > digits) {
            digits = Integer.toString(parts.size()).length();
            parts = new Threads(text, cuts, digits).parts(policy);
        }
        return numbered ? numbered(parts) : parts;
    }

    private static List<String> numbered(List<String> parts) {
        List<String> all = new ArrayList<>();
        for (String part : parts) {
            all.add(part + " " + (all.size() + 1) + "/" + parts.size());
        }
        return all;
    }

    private List<String> parts(PostTextPolicy first) {
        List<String> parts = new ArrayList<>();
        PostTextPolicy policy = first;
        int start = 0;
        while (start < text.length()) {
            int end = end(start, policy, number(parts.size() + 1));
            String part = text.substring(start, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
                policy = first.continued();
            }
            start = end;
        }
        return parts;
    }

    /** As wide as the number of this part will be at most; all digits weigh the same. */
    private String number(int part) {
        return digits == 0 ? "" : " " + part + "/" + "9".repeat(digits);
    }

    /** Where the part that begins at {@code start} is to end. */
    private int end(int start, PostTextPolicy policy, String number) {
        int last = last(start, policy, number, Cuts.WORD);
        if (last == start) {
            last = last(start, policy, number, Cuts.ENTITY);
        }
        if (last == start) {
            return within(start, policy, number);
        }
        if (last == text.length()) {
            return last;
        }
        int least = start + (last - start) / SHARE;
        for (byte level = Cuts.PARAGRAPH; level >= Cuts.BREAK; level--) {
            int end = best(start, least, last, level, policy, number);
            if (end > start) {
                return end;
            }
        }
        for (byte level = Cuts.SPACE; level > Cuts.NO; level--) {
            int end = best(start, start, last, level, policy, number);
            if (end > start) {
                return end;
            }
        }
        return last;
    }

    /** The last place of at least this level that is after {@code least} and fits; {@code start} where there is none. */
    private int best(int start, int least, int last, byte level, PostTextPolicy policy, String number) {
        for (int end = last; end > least; end--) {
            if (cuts.at(end) >= level && (end == last || fits(start, end, policy, number))) {
                return end;
            }
        }
        return start;
    }

    private boolean fits(int start, int end, PostTextPolicy policy, String number) {
        return beyond(start, end, policy, number) <= 0;
    }

    /** By how much a part is too long; 0 or less where it fits. */
    private int beyond(int start, int end, PostTextPolicy policy, String number) {
        String part = text.substring(start, end).strip();
        if (part.isEmpty()) {
            return -1;
        }
        TextCheck check = policy.check(part + number);
        return check.valid() ? check.length() - check.limit() : Math.max(1, check.length() - check.limit());
    }

    /**
     * The last place of at least this level, as far as guessing by lengths and then halving finds it, at which a part that begins at
     * {@code start} fits; {@code start} where there is none.
     */
    private int last(int start, PostTextPolicy policy, String number, byte level) {
        int good = start;
        int bad = text.length() + 1;
        int guess = start + FIRST_STRIDE;
        for (int tries = 1; ; tries++) {
            int place = at(Math.max(guess, good + 1), level);
            if (place >= bad) {
                place = before(Math.min(bad, text.length() + 1), good, level);
            }
            if (place <= good) {
                return good;
            }
            int beyond = beyond(start, place, policy, number);
            if (beyond <= 0) {
                good = place;
                guess = place + Math.max(1, -beyond);
            } else {
                bad = place;
                guess = place - Math.max(1, beyond / 2);
            }
            if (good == text.length()) {
                return good;
            }
            if (tries > GUESSES && bad <= text.length()) {
                guess = good + (bad - good) / 2;
            }
        }
    }

    /** The first place of at least this level that is not before {@code index}. */
    private int at(int index, byte level) {
        int place = Math.min(index, text.length());
        while (place < text.length() && cuts.at(place) < level) {
            place++;
        }
        return place;
    }

    private int before(int index, int least, byte level) {
        int place = index - 1;
        while (place > least && cuts.at(place) < level) {
            place--;
        }
        return place;
    }

    /** One character as people see it is too long: as much of it as fits. */
    private int within(int start, PostTextPolicy policy, String number) {
        int end = start;
        for (int next = text.offsetByCodePoints(start, 1);
                fits(start, next, policy, number) && next > end;
                next = next < text.length() ? text.offsetByCodePoints(next, 1) : next) {
            end = next;
        }
        if (end == start) {
            throw new IllegalArgumentException("the limit leaves no room for a single character");
        }
        return end;
    }
}
