package dev.relais.testkit.sim;

/**
 * The brand's accounts on the simulated network.
 *
 * <p>Each is another kind of network, as far as replies go.
 */
enum SimAccount {
    /** Public; echoes carry nothing of ours; one can look for what was sent. */
    SQUARE(true, false, true),
    /** Private; echoes carry the id that we gave; one can look for what was sent. */
    LETTERS(false, true, true),
    /** Public; nobody can look for what was sent: only a person sees it. */
    FOG(true, false, false);

    private final boolean open;
    private final boolean correlates;
    private final boolean searchable;

    SimAccount(boolean open, boolean correlates, boolean searchable) {
        this.open = open;
        this.correlates = correlates;
        this.searchable = searchable;
    }

    /** The desk's own name of it. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isPublic() {
        return open;
    }

    boolean correlates() {
        return correlates;
    }

    boolean isSearchable() {
        return searchable;
    }
}
