package dev.relais;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input was refused as a whole; nothing of it took effect.
 *
 * <p>Carries every fault that was found, in reading order, each with its place.
 */
public final class RefusedInputException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final transient List<Fault> faults;

    /**
     * @param source the name by which the caller knows the input (a file name)
     * @param faults what is wrong; at least one
     */
    public RefusedInputException(String source, List<Fault> faults) {
        super(faults.stream().map(fault -> fault.render(source)).collect(Collectors.joining("\n")));
        this.source = source;
        this.faults = List.copyOf(faults);
    }

    /** The name by which the caller knows the input. */
    public String source() {
        return source;
    }

    /** What is wrong, in reading order. */
    public List<Fault> faults() {
        return faults;
    }
}
