package dev.relais.benchmarks.routing;

/** The facts that rules compare with a bound. Two decimals at most, so that floating point and decimals agree. */
enum NumberField {
    SENTIMENT("sentiment"),
    URGENCY("urgency"),
    FOLLOWERS("author.followers");

    private final String fact;

    NumberField(String fact) {
        this.fact = fact;
    }

    /** Its name in a desk file. */
    String fact() {
        return fact;
    }

    double of(Post post) {
        return switch (this) {
            case SENTIMENT -> post.sentiment();
            case URGENCY -> post.urgency();
            case FOLLOWERS -> post.followers();
        };
    }
}
