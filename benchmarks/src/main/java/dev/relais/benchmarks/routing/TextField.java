package dev.relais.benchmarks.routing;

import org.jspecify.annotations.Nullable;

/** The facts that rules compare for equality. */
enum TextField {
    TOPIC("topic"),
    ACCOUNT("account"),
    NETWORK("network"),
    LANGUAGE("language"),
    VISIBILITY("visibility"),
    TIER("customer.tier");

    private final String fact;

    TextField(String fact) {
        this.fact = fact;
    }

    /** Its name in a desk file. */
    String fact() {
        return fact;
    }

    @Nullable
    String of(Post post) {
        return switch (this) {
            case TOPIC -> post.topic();
            case ACCOUNT -> post.account();
            case NETWORK -> post.network();
            case LANGUAGE -> post.language();
            case VISIBILITY -> post.visibility();
            case TIER -> post.tier();
        };
    }
}
