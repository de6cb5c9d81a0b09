package dev.relais.twitter.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Signs what an agent writes with his initials, as support desks do in public: {@code We are on it. ^LM}. Thread-safe where the initials'
 * source is.
 */
public final class AgentSignature {
    private static final Pattern INITIALS = Pattern.compile("[\\p{L}\\p{Nd}]{1,4}");

    private final Function<String, Optional<String>> initials;

    /**
     * @param initials agent id → initials, one to four letters or digits; empty for an agent who does not sign
     */
    public AgentSignature(Function<String, Optional<String>> initials) {
        this.initials = initials;
    }

    /**
     * Initials of all agents who sign.
     *
     * @throws IllegalArgumentException if initials are not one to four letters or digits; names the agent
     */
    public static AgentSignature of(Map<String, String> initials) {
        Map<String, String> copy = Map.copyOf(initials);
        copy.forEach((agent, letters) -> checked(agent, letters));
        return new AgentSignature(agent -> Optional.ofNullable(copy.get(agent)));
    }

    /**
     * The text with the agent's signature after one space; unchanged if it ends with it already, or if the agent does not sign.
     *
     * @throws IllegalArgumentException if the agent's initials are not one to four letters or digits
     */
    public String sign(String text, String agent) {
        return initials.apply(agent)
                .map(letters -> "^" + checked(agent, letters))
                .map(signature -> signed(text, signature))
                .orElse(text);
    }

    /** A policy that counts the signature, for a text that is not signed yet. Every part of a thread is to be signed then. */
    public PostTextPolicy within(PostTextPolicy policy, String agent) {
        return new Signed(this, policy, agent);
    }

    private record Signed(AgentSignature signature, PostTextPolicy policy, String agent) implements PostTextPolicy {
        /** A text without words does not become one by its signature. */
        @Override
        public TextCheck check(String text) {
            return policy.check(text.isBlank() ? text : signature.sign(text, agent));
        }

        @Override
        public PostTextPolicy continued() {
            return new Signed(signature, policy.continued(), agent);
        }
    }

    private static String signed(String text, String signature) {
        String body = text.stripTrailing();
        boolean there = body.equals(signature) || body.endsWith(" " + signature) || body.endsWith("\n" + signature);
        return there ? body : body + " " + signature;
    }

    private static String checked(String agent, String letters) {
        String composed = Normalizer.normalize(letters, Normalizer.Form.NFC);
        if (!INITIALS.matcher(composed).matches()) {
            throw new IllegalArgumentException("the initials of agent " + agent + " must be 1 to 4 letters or digits");
        }
        return composed;
    }
}
