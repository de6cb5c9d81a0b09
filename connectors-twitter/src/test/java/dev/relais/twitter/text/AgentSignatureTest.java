package dev.relais.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentSignatureTest {
    private final AgentSignature signature = AgentSignature.of(Map.of("lea", "LM", "zoe", "É1"));

    @Test
    void a_reply_is_signed_after_one_space() {
        assertThat(signature.sign("We are on it.", "lea")).isEqualTo("We are on it. ^LM");
        assertThat(signature.sign("We are on it. \n", "lea")).isEqualTo("We are on it. ^LM");
        assertThat(signature.sign("Voilà", "zoe")).isEqualTo("Voilà ^É1");
    }

    @Test
    void a_reply_that_is_signed_already_is_not_signed_twice() {
        for (String signed : List.of("Hi ^LM", "Hi\n^LM", "Hi ^LM ")) {
            assertThat(signature.sign(signed, "lea")).isEqualTo(signed.stripTrailing());
        }
        assertThat(signature.sign("Hi ^AB", "lea")).isEqualTo("Hi ^AB ^LM");
        assertThat(signature.sign("x^LM", "lea")).as("part of a word").isEqualTo("x^LM ^LM");
        assertThat(signature.sign(signature.sign("Hi", "lea"), "lea")).isEqualTo("Hi ^LM");
    }

    @Test
    void an_agent_without_initials_does_not_sign() {
        assertThat(signature.sign("Hi ", "otto")).isEqualTo("Hi ");
        assertThat(signature
                        .within(WeightedLength.standard(), "otto")
                        .check("a".repeat(280))
                        .valid())
                .isTrue();
    }

    @Test
    void the_signature_counts() {
        PostTextPolicy signed = signature.within(WeightedLength.standard(), "lea");
        assertThat(signed.check("a".repeat(276)).length()).isEqualTo(280);
        assertThat(signed.check("a".repeat(276)).valid()).isTrue();
        assertThat(signed.check("a".repeat(277)).wrong()).containsExactly(new TextCheck.Wrong.TooLong(1));
        assertThat(signed.check("  ").wrong()).containsExactly(new TextCheck.Wrong.Empty());
        assertThat(signed.check("a".repeat(276) + " ^LM").length()).isEqualTo(280);
    }

    @Test
    void every_part_of_a_thread_has_room_for_the_signature() {
        PostTextPolicy signed = signature.within(WeightedLength.standard().replyingTo(List.of("ann")), "lea");
        List<String> parts = Threads.split("@ann " + "Please wait a moment. ".repeat(40), signed, true);
        assertThat(parts).hasSizeGreaterThan(2);
        for (String part : parts) {
            assertThat(signature.sign(part, "lea")).endsWith("/" + parts.size() + " ^LM");
        }
        assertThat(WeightedLength.standard()
                        .check(signature.sign(parts.get(1), "lea"))
                        .valid())
                .isTrue();
    }

    @Test
    void what_are_no_initials_is_refused() {
        for (String bad : List.of("", "ABCDE", "A B", "L.M", "^L", "😀", "a\n", "@")) {
            assertThatThrownBy(() -> AgentSignature.of(Map.of("lea", bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the initials of agent lea must be 1 to 4 letters or digits");
            AgentSignature late = new AgentSignature(agent -> Optional.of(bad));
            assertThatThrownBy(() -> late.sign("Hi", "lea")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String good : List.of("L", "LMNO", "ÉÈ", "E\u0301", "7", "你好")) {
            assertThat(AgentSignature.of(Map.of("lea", good)).sign("Hi", "lea")).startsWith("Hi ^");
        }
    }
}
