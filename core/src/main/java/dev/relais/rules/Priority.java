package dev.relais.rules;

/** How much sooner than others a conversation should be answered. */
public enum Priority {
    /** Level 0. */
    LOW("low"),
    /** Level 1, where no rule speaks. */
    NORMAL("normal"),
    /** Level 2. */
    HIGH("high"),
    /** Level 3. */
    URGENT("urgent");

    private final String text;

    Priority(String text) {
        this.text = text;
    }

    /** The name in files. */
    public String text() {
        return text;
    }

    /** From 0 (low) to 3 (urgent). */
    public int level() {
        return switch (this) {
            case LOW -> 0;
            case NORMAL -> 1;
            case HIGH -> 2;
            case URGENT -> 3;
        };
    }
}
