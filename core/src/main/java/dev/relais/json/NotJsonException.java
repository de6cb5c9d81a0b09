package dev.relais.json;

import dev.relais.Fault;
import dev.relais.NonRetriableException;

/** A text is not the strict JSON that Relais reads. */
public final class NotJsonException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    NotJsonException(Fault fault) {
        super("not JSON");
        this.fault = fault;
    }

    /** The place and the reason. */
    @Override
    public String getMessage() {
        return fault.render("input");
    }

    /** None: the place that matters is in the input, and networks send enough of it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** The place (line and column) and the reason. */
    public Fault fault() {
        return fault;
    }
}
