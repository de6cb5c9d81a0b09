package dev.relais.twitter.text;

import com.twitter.twittertext.Extractor;
import java.util.regex.Pattern;

/** Links in posts. */
public final class Links {
    private static final Pattern WEB = Pattern.compile("https?://[^\\s/]", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /**
     * Whether X would find a link in the text, and charge what a post with a link costs, 13 times as much. {@code example.com} is one too.
     * In doubt there is one: twitter-text does not know the newest top-level domains, so whatever begins with {@code http://} counts.
     */
    public static boolean present(String text) {
        return WEB.matcher(text).find()
                || !new Extractor().extractURLs(Tame.tame(text)).isEmpty();
    }
}
