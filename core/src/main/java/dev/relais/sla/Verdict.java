package dev.relais.sla;

/** What became of a target. */
public enum Verdict {
    /** Met when it was due or before. */
    KEPT("kept"),
    /** Met later, or still not met after it was due. */
    BREACHED("breached"),
    /** Not met, and not yet due. */
    OPEN("open"),
    /** The customer took the matter back before it was met. */
    WITHDRAWN("withdrawn");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The name in files. */
    public String text() {
        return text;
    }
}
