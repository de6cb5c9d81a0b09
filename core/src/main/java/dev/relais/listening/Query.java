package dev.relais.listening;

import dev.relais.RefusedInputException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to listen for: words, phrases, {@code @}handles, {@code #}tags, {@code $}tags and operators such as {@code lang:fr}. What stands
 * side by side must all be there, {@code OR} binds less than that, {@code -} excludes, parentheses group.
 *
 * @see <a href="https://docs.x.com/x-api/posts/filtered-stream/integrate/build-a-rule">X's syntax of rules</a>
 */
public sealed interface Query {
    /**
     * Reads a query.
     *
     * @param source the name by which the reader knows it, for refusals
     * @throws RefusedInputException naming the column of what is wrong
     */
    static Query read(String source, String text) {
        return new QueryParser(source, text).parse();
    }

    /** The query in one canonical spelling, which {@link #read} reads back to an equal query. */
    String text();

    /** The query as a part of what stands side by side. */
    default String part() {
        return text();
    }

    /** A whole word. */
    record Word(String word) implements Query {
        @Override
        public String text() {
            return QueryParser.isPlain(word) ? word : quoted(word);
        }
    }

    /** Words in this order, side by side. */
    record Phrase(String words) implements Query {
        @Override
        public String text() {
            return quoted(words);
        }
    }

    /** Somebody who is mentioned; without the sign. */
    record Handle(String handle) implements Query {
        @Override
        public String text() {
            return "@" + handle;
        }
    }

    /** A hash tag; without the sign. */
    record Tag(String tag) implements Query {
        @Override
        public String text() {
            return "#" + tag;
        }
    }

    /** A cash tag; without the sign. */
    record CashTag(String tag) implements Query {
        @Override
        public String text() {
            return "$" + tag;
        }
    }

    /** {@code name:value}, an open set. */
    record Operator(String name, String value) implements Query {
        @Override
        public String text() {
            return name + ":" + (value.chars().allMatch(QueryParser::isValue) ? value : quoted(value));
        }
    }

    /** It must not be there. */
    record Not(Query query) implements Query {
        @Override
        public String text() {
            return "-" + (query instanceof All || query instanceof Any ? "(" + query.text() + ")" : query.text());
        }
    }

    /** All of them; two or more. */
    record All(List<Query> queries) implements Query {
        public All {
            queries = List.copyOf(queries);
        }

        @Override
        public String text() {
            return queries.stream().map(Query::part).collect(Collectors.joining(" "));
        }

        @Override
        public String part() {
            return "(" + text() + ")";
        }
    }

    /** One of them; two or more. */
    record Any(List<Query> queries) implements Query {
        public Any {
            queries = List.copyOf(queries);
        }

        @Override
        public String text() {
            return queries.stream().map(Any::branch).collect(Collectors.joining(" OR "));
        }

        private static String branch(Query query) {
            return query instanceof All ? query.part() : query instanceof Any ? "(" + query.text() + ")" : query.text();
        }

        @Override
        public String part() {
            return "(" + text() + ")";
        }
    }

    /** All of them, or the only one. */
    static Query all(List<Query> queries) {
        return queries.size() == 1 ? queries.get(0) : new All(queries);
    }

    /** One of them, or the only one. */
    static Query any(List<Query> queries) {
        return queries.size() == 1 ? queries.get(0) : new Any(queries);
    }

    private static String quoted(String words) {
        return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
