package dev.relais.testkit;

import dev.relais.testkit.XWorld.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * X's search language, as far as this fake speaks it: words, phrases, {@code @}, {@code #}, {@code from:}, {@code to:},
 * {@code conversation_id:}, {@code in_reply_to_tweet_id:}, {@code quotes_of_tweet_id:}, {@code lang:}, {@code url:},
 * {@code is:}, {@code has:}, {@code OR}, {@code -} and parentheses. Anything else is refused.
 */
final class XSearch {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(-?\\(|\\)|-?[a-z_]+:\"[^\"]*\"|-?\"[^\"]*\"|[^\\s()\"]+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> IS = Set.of("retweet", "reply", "quote", "verified", "nullcast");
    private static final Set<String> HAS = Set.of("links", "mentions", "media", "images", "hashtags");

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private boolean standsAlone;

    private XSearch(String query) {
        Matcher matcher = TOKEN.matcher(query);
        int end = 0;
        while (end < query.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!query.substring(end).isBlank() || tokens.isEmpty()) {
            throw new IllegalArgumentException("no viable alternative at character " + end);
        }
    }

    /**
     * What a query finds.
     *
     * @throws IllegalArgumentException telling what is wrong with it
     */
    static Predicate<Post> parse(String query) {
        XSearch search = new XSearch(query);
        Predicate<Post> found = search.either();
        if (search.at < search.tokens.size()) {
            throw new IllegalArgumentException("extraneous input '" + search.tokens.get(search.at) + "'");
        }
        if (!search.standsAlone) {
            throw new IllegalArgumentException("there must be at least one operator that may stand alone");
        }
        return found;
    }

    private @Nullable String peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }

    private Predicate<Post> either() {
        Predicate<Post> found = all();
        while ("OR".equals(peek())) {
            at++;
            found = found.or(all());
        }
        return found;
    }

    private Predicate<Post> all() {
        Predicate<Post> found = one();
        for (String next = peek(); next != null && !next.equals("OR") && !next.equals(")"); next = peek()) {
            found = found.and(one());
        }
        return found;
    }

    private Predicate<Post> one() {
        String token = peek();
        if (token == null || token.equals(")") || token.equals("OR") || token.equals("-")) {
            throw new IllegalArgumentException("mismatched input '" + token + "'");
        }
        at++;
        boolean not = token.startsWith("-");
        String plain = not ? token.substring(1) : token;
        boolean before = standsAlone;
        Predicate<Post> found;
        if (plain.equals("(")) {
            found = either();
            if (!")".equals(peek())) {
                throw new IllegalArgumentException("missing ')'");
            }
            at++;
        } else {
            found = operator(plain, not);
        }
        if (not) {
            standsAlone = before;
            return found.negate();
        }
        return found;
    }

    private Predicate<Post> operator(String token, boolean not) {
        int colon = token.startsWith("\"") ? -1 : token.indexOf(':');
        if (colon < 0) {
            standsAlone = true;
            return text(token);
        }
        String name = token.substring(0, colon);
        String value = token.substring(colon + 1).replace("\"", "");
        check(!value.isBlank(), token);
        standsAlone = standsAlone || !Set.of("lang", "is", "has").contains(name);
        return switch (name) {
            case "from" -> post -> isPerson(post.author(), value);
            case "to" -> post -> post.parent() != null && isPerson(post.parent().author(), value);
            case "conversation_id" -> byId(value, Post::conversation);
            case "in_reply_to_tweet_id" ->
                byId(value, p -> p.parent() == null ? null : p.parent().id());
            case "quotes_of_tweet_id" ->
                byId(
                        value,
                        p -> p.extras().quoted() == null
                                ? null
                                : p.extras().quoted().id());
            case "lang" -> {
                check(value.matches("[a-z]{2,3}"), "lang:" + value);
                yield post -> post.extras().lang().equals(value);
            }
            case "url" ->
                post -> XText.URL
                        .matcher(post.text())
                        .results()
                        .anyMatch(m -> m.group().contains(value));
            case "is" -> is(value, not);
            case "has" -> has(value);
            default -> throw new IllegalArgumentException("the operator '" + name + "' is not known");
        };
    }

    private static Predicate<Post> is(String value, boolean not) {
        check(IS.contains(value), "is:" + value);
        check(not || !value.equals("nullcast"), "is:nullcast can only be negated");
        return switch (value) {
            case "retweet" -> post -> post.extras().retweeted() != null;
            case "reply" -> post -> post.parent() != null;
            case "quote" -> post -> post.extras().quoted() != null;
            default -> post -> false;
        };
    }

    private static Predicate<Post> has(String value) {
        check(HAS.contains(value), "has:" + value);
        return switch (value) {
            case "links" -> post -> XText.URL.matcher(post.text()).find();
            case "mentions" -> post -> XText.MENTION.matcher(post.text()).find();
            case "hashtags" -> post -> XText.HASHTAG.matcher(post.text()).find();
            default -> post -> !post.extras().media().isEmpty();
        };
    }

    private static Predicate<Post> byId(String value, java.util.function.Function<Post, @Nullable String> id) {
        check(value.matches(XQuery.ID), "'" + value + "' is no id");
        return post -> value.equals(id.apply(post));
    }

    private static Predicate<Post> text(String token) {
        if (token.startsWith("@")) {
            check(token.matches("@[A-Za-z0-9_]{1,15}"), token);
            return post -> XText.mentions(post.text(), token.substring(1));
        }
        if (token.startsWith("#")) {
            return post -> XText.HASHTAG
                    .matcher(post.text())
                    .results()
                    .anyMatch(m -> m.group(1).equalsIgnoreCase(token.substring(1)));
        }
        String words = words(token.replace("\"", ""));
        check(!words.isBlank(), "'" + token + "' has no word in it");
        return post -> words(post.text()).contains(words);
    }

    /** The words in lower case, each between blanks. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(" ");
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(m -> words.append(m.group()).append(' '));
        return words.toString();
    }

    private static boolean isPerson(Profile person, String value) {
        return person.id().equals(value)
                || person.handle().equalsIgnoreCase(value.startsWith("@") ? value.substring(1) : value);
    }

    private static void check(boolean right, String reason) {
        if (!right) {
            throw new IllegalArgumentException("not a valid value or use: " + reason);
        }
    }
}
