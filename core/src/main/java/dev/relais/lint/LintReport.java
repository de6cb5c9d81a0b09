package dev.relais.lint;

import dev.relais.lint.Finding.Level;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found about one desk; {@code toString()} shows it line by line, so that a failing assertion does.
 *
 * <pre>{@code
 * assertThat(Lint.of(desk).errors()).isEmpty();
 * assertThat(Lint.of(desk).findings()).isEmpty();
 * }</pre>
 *
 * @param findings in the order of {@link Lint#check}
 */
public record LintReport(List<Finding> findings) {
    /** Copies the list. */
    public LintReport {
        findings = List.copyOf(findings);
    }

    /** What the desk is refused for. */
    public List<Finding> errors() {
        return of(Level.ERROR);
    }

    /** What is suspicious in a desk that is accepted. */
    public List<Finding> warnings() {
        return of(Level.WARNING);
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    private List<Finding> of(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).toList();
    }

    @Override
    public String toString() {
        return isClean() ? "clean" : findings.stream().map(Finding::line).collect(Collectors.joining("\n"));
    }
}
