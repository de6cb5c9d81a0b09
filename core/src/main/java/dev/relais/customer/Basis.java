package dev.relais.customer;

import java.util.regex.Pattern;

/**
 * On what ground somebody says that two profiles are one person, or are not. An open set with known words.
 *
 * @param word 1–64 ASCII letters, digits, {@code -}, {@code _}, {@code .}: a kind of ground, never a person's data
 */
public record Basis(String word) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The same e-mail address. */
    public static final Basis SAME_EMAIL = new Basis("same-email");

    /** The same telephone number. */
    public static final Basis SAME_PHONE = new Basis("same-phone");

    /** The customer said so. */
    public static final Basis CUSTOMER_SAID_SO = new Basis("customer-said-so");

    /** An agent knows, or thinks he knows. */
    public static final Basis AGENT_KNOWS = new Basis("agent-knows");

    /** The network let us answer a public comment in private: both threads are one person's. */
    public static final Basis PRIVATE_REPLY = new Basis("private-reply");

    /** The host's own records say so. */
    public static final Basis CRM = new Basis("crm");

    /** It was said by mistake: the usual ground of an undoing. */
    public static final Basis MISTAKE = new Basis("mistake");

    /** @throws IllegalArgumentException if it is no such word */
    public Basis {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("a basis has 1 to 64 ASCII letters, digits, '-', '_' or '.'");
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
