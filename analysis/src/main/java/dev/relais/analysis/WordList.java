package dev.relais.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the word lists that lie beside this class: UTF-8, {@code section: entry, entry}, {@code #} for comments. */
final class WordList {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private WordList() {}

    /** The entries of each section, separated by commas. */
    static Map<String, Set<String>> words(String name) {
        return read(name, COMMA);
    }

    /** The entries of each section, separated by spaces. */
    static Map<String, Set<String>> signs(String name) {
        return read(name, SPACE);
    }

    private static Map<String, Set<String>> read(String name, Pattern separator) {
        Map<String, Set<String>> sections = new HashMap<>();
        text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    Set<String> entries =
                            sections.computeIfAbsent(line.substring(0, colon), k -> new LinkedHashSet<>());
                    separator.splitAsStream(line.substring(colon + 1).strip()).forEach(entries::add);
                });
        return sections;
    }

    private static String text(String name) {
        try (InputStream in = WordList.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + name + " cannot be read", e);
        }
    }
}
