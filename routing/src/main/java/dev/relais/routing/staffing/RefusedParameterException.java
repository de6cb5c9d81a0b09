package dev.relais.routing.staffing;

import dev.relais.NonRetriableException;

/** A number for which a model has no answer. The message names parameter, bound and value. */
public final class RefusedParameterException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String bound;
    private final String value;

    RefusedParameterException(String parameter, String bound, String value) {
        super(parameter + " must be " + bound + ", not " + value);
        this.parameter = parameter;
        this.bound = bound;
        this.value = value;
    }

    /** The parameter's name, such as {@code serviceRate}. */
    public String parameter() {
        return parameter;
    }

    /** What it must be, such as {@code at least 1}. */
    public String bound() {
        return bound;
    }

    /** What it was. */
    public String value() {
        return value;
    }
}
