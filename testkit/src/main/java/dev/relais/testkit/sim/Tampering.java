package dev.relais.testkit.sim;

import dev.relais.connect.Connector;
import dev.relais.desk.DeskBuilder;
import dev.relais.store.Store;

/**
 * What a mutant does wrong at the ports of a desk, to prove that the laws would notice. The core itself has no hooks.
 *
 * <p>One object serves one schedule after the other; what it remembers of a schedule it keeps in the wrappers that it makes.
 */
public interface Tampering {
    /** Nothing is wrong. */
    Tampering NONE = new Tampering() {};

    /** The store as a process sees it; asked once for each process. */
    default Store store(Store real) {
        return real;
    }

    /** The connector as a process sees it; asked once for each process. */
    default Connector connector(Connector real) {
        return real;
    }

    /** The last word on a desk's options. */
    default DeskBuilder desk(DeskBuilder options) {
        return options;
    }

    /** Whether the host polls for what was never pushed. */
    default boolean polls() {
        return true;
    }

    /**
     * Under which token the host passes an agent's word on.
     *
     * @param noted the one that the agent was given
     * @param newest the newest one of the conversation
     */
    default long token(long noted, long newest) {
        return noted;
    }
}
