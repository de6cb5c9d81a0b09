package dev.relais.twitter.listen;

import dev.relais.listening.Query;

/**
 * What somebody listens for.
 *
 * @param id by which rules of the desk name it: ASCII letters, digits, {@code -}, {@code _}, {@code .}
 */
public record SavedQuery(String id, Query query) {
    /** Checks the id. */
    public SavedQuery {
        if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("id must be 1 to 64 ASCII letters, digits, -, _ or .: " + id);
        }
    }

    /**
     * Reads a query.
     *
     * @throws dev.relais.RefusedInputException naming the query and the column of what is wrong
     */
    public static SavedQuery read(String id, String text) {
        return new SavedQuery(id, Query.read(id, text));
    }
}
