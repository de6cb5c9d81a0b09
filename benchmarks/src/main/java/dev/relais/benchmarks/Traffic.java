package dev.relais.benchmarks;

/** Whose messages come. */
public enum Traffic {
    /** Every message opens a conversation. */
    NEW,
    /** Every message continues a conversation that is open, in an order that no cache foresees. */
    FURTHER,
    /** Turn by turn. */
    MIXED;

    /** Has no divisor in common with any power of ten. */
    private static final long STRIDE = 7_919;

    /**
     * The conversation of the message that comes next.
     *
     * @param open how many conversations there were at first
     * @param i how many messages came since, counted from 0
     */
    long conversation(long open, long i) {
        return switch (this) {
            case NEW -> open + i;
            case FURTHER -> i * STRIDE % open;
            case MIXED -> i % 2 == 0 ? open + i : i / 2 * STRIDE % open;
        };
    }
}
