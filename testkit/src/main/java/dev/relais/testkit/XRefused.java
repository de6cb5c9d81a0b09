package dev.relais.testkit;

/** X does not do what a call asks for; carries what it answers instead. Never leaves the package. */
final class XRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;
    private final boolean invalid;

    private XRefused(HttpAnswer answer, boolean invalid) {
        super(answer.body(), null, false, false);
        this.answer = answer;
        this.invalid = invalid;
    }

    /** The call is well made, and refused all the same. */
    static XRefused with(HttpAnswer answer) {
        return new XRefused(answer, false);
    }

    /** No well-made caller makes such a call. */
    static XRefused invalid(HttpAnswer answer) {
        return new XRefused(answer, true);
    }

    /** 400 with a reason. */
    static XRefused invalid(String reason) {
        return invalid(XProblems.invalid(reason));
    }

    HttpAnswer answer() {
        return answer;
    }

    boolean isInvalid() {
        return invalid;
    }
}
