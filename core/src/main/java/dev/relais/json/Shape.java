package dev.relais.json;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of one kind of object in people's files.
 *
 * @param title its name
 * @param members in the order of their documentation
 */
public record Shape(String title, Set<String> members) {
    /** A shape from its title and its members, divided by spaces. */
    public static Shape of(String titleAndMembers) {
        List<String> words = List.of(titleAndMembers.split(" ", -1));
        Set<String> members = new LinkedHashSet<>(words.subList(1, words.size()));
        return new Shape(words.get(0), Collections.unmodifiableSet(members));
    }
}
