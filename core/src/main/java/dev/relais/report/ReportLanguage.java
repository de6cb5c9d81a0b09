package dev.relais.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a page, and how its language writes numbers and dates. They stand in {@code
 * dev/relais/report/words_<language>.properties} (UTF-8) on the class path; Relais brings {@code en} and {@code fr}, a
 * host adds others by adding a file. What a file leaves out is said in English. Nothing is cached. Immutable.
 */
public final class ReportLanguage {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String tag;
    private final Map<String, String> words;

    private ReportLanguage(String tag, Map<String, String> words) {
        this.tag = tag;
        this.words = Map.copyOf(words);
    }

    /**
     * The language of that tag, such as {@code fr}; {@code fr-CA} is {@code words_fr_CA} or else {@code words_fr}.
     *
     * @throws IllegalArgumentException if there is no file for it, naming the file
     */
    public static ReportLanguage of(String tag) {
        return of(tag, ReportLanguage.class.getClassLoader());
    }

    /**
     * As {@link #of(String)}, with files that another class loader knows.
     *
     * @throws IllegalArgumentException if there is no file for it, naming the file
     */
    public static ReportLanguage of(String tag, ClassLoader loader) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("the language '" + tag + "' is no language tag such as 'fr'");
        }
        Map<String, String> words = new HashMap<>(load("en", ReportLanguage.class.getClassLoader(), "en"));
        List<String> names = List.of(tag.replace('-', '_'), tag.split("-", 2)[0]);
        words.putAll(load(tag, loader, names.toArray(String[]::new)));
        return new ReportLanguage(tag, words);
    }

    private static Map<String, String> load(String tag, ClassLoader loader, String... names) {
        for (String name : names) {
            try (InputStream in = loader.getResourceAsStream(file(name))) {
                if (in != null) {
                    return read(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file(name) + " cannot be read as UTF-8", e);
            }
        }
        throw new IllegalArgumentException("there are no words for the language '" + tag + "': "
                + file(names[names.length - 1]) + " is not on the class path");
    }

    private static String file(String name) {
        return "dev/relais/report/words_" + name + ".properties";
    }

    private static Map<String, String> read(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> words = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }

    /** The tag with which it was asked for; the page says it as its {@code lang}. */
    public String tag() {
        return tag;
    }

    /** The words of a key, if the language has it. */
    Optional<String> find(String key) {
        return Optional.ofNullable(words.get(key));
    }

    /** The words of a key that the language must have. */
    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("words_" + tag + " lacks " + key));
    }

    /** The name of something that has an id, or the id. */
    String name(String kind, String id) {
        return find(kind + "." + id).orElse(id);
    }

    /** The words of a key with values, given as names and values in turn, in the places of their names. */
    String say(String key, String... namesAndValues) {
        return fill(text(key), namesAndValues);
    }

    /** As {@link #say}, in the form for one, two or more; {@code {n}} is the number as written. */
    String count(String key, long n, String written) {
        return say(key + (isOne(n) ? ".one" : ".other"), "n", written);
    }

    private boolean isOne(long n) {
        return List.of(text("plural.one").split(",")).contains(Long.toString(n));
    }

    /** The keys that it has, and those of English. */
    Set<String> keys() {
        return new TreeSet<>(words.keySet());
    }

    private static String fill(String template, String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return PLACE.matcher(template).replaceAll(place -> {
            @Nullable String value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : value);
        });
    }
}
