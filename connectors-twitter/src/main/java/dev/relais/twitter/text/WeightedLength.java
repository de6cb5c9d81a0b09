package dev.relais.twitter.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The length of posts as X counts it (X's documentation "counting characters", configuration 3), by X's own library twitter-text: the text
 * is composed (NFC) first, Latin and the like weigh 1, all else 2, an emoji 2, a link 23 however long it is.
 *
 * <p>The library is of 2020. Emoji sequences that came later are counted by their parts, which is too much; links to top-level domains that
 * came later are counted by their characters, which may be too little.
 */
public final class WeightedLength implements PostTextPolicy {
    /** What an account without a subscription may post. */
    public static final int STANDARD = 280;
    /** What a premium account may post since August 2024. */
    public static final int PREMIUM = 25_000;

    private static final Pattern MENTION = Pattern.compile("\\G[@＠]([A-Za-z0-9_]{1,15})\\s+");

    private final int limit;
    private final Set<String> silent;

    private WeightedLength(int limit, Set<String> silent) {
        this.limit = limit;
        this.silent = silent;
    }

    /** 280. */
    public static WeightedLength standard() {
        return of(STANDARD);
    }

    /**
     * Another limit: it depends on the account.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static WeightedLength of(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, not " + limit);
        }
        return new WeightedLength(limit, Set.of());
    }

    /**
     * The same for a reply in front of which X puts these mentions by itself: where they lead the text, they are not counted.
     *
     * @param handles with or without @, in any case
     */
    public WeightedLength replyingTo(Collection<String> handles) {
        return new WeightedLength(
                limit, handles.stream().map(WeightedLength::bare).collect(Collectors.toUnmodifiableSet()));
    }

    private static String bare(String handle) {
        return (handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT);
    }

    @Override
    public TextCheck check(String text) {
        String counted = text.substring(leading(text));
        return Characters.check(text, Weights.isNothing(counted), Weights.of(counted), limit);
    }

    /** X puts no mentions in front of the next parts: they answer the account's own. */
    @Override
    public WeightedLength continued() {
        return silent.isEmpty() ? this : of(limit);
    }

    private int leading(String text) {
        if (silent.isEmpty()) {
            return 0;
        }
        Matcher mention = MENTION.matcher(text);
        int end = 0;
        while (mention.find() && silent.contains(mention.group(1).toLowerCase(Locale.ROOT))) {
            end = mention.end();
        }
        return end;
    }
}
