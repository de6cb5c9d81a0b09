package dev.relais.lint;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.calendar.HolidaySource;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks for what is wrong or suspicious in desks. The same desk always gives the same findings. */
public final class Lint {
    private Lint() {}

    /** All about a desk that was accepted, for tests: {@code assertThat(Lint.of(desk).findings()).isEmpty()}. */
    public static LintReport of(DeskConfig desk) {
        return new LintReport(check(desk));
    }

    /**
     * All about a file, for tests: {@code assertThat(Lint.of("desk.json", bytes).errors()).isEmpty()}.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     */
    public static LintReport of(String source, byte[] utf8) {
        return new LintReport(check(source, utf8));
    }

    /**
     * The findings about a file. Errors only where it is refused, warnings only where it is not.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     */
    public static List<Finding> check(String source, byte[] utf8) {
        return check(() -> DeskFile.read(source, utf8));
    }

    /**
     * As {@link #check(String, byte[])}, for a file whose calendars name holidays.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     * @param holidays where they come from
     */
    public static List<Finding> check(String source, byte[] utf8, HolidaySource holidays) {
        return check(() -> DeskFile.read(source, utf8, holidays));
    }

    private static List<Finding> check(Supplier<DeskConfig> file) {
        try {
            return check(file.get());
        } catch (RefusedInputException e) {
            return e.faults().stream().map(Lint::error).toList();
        }
    }

    /** The warnings about a desk that was accepted. */
    public static List<Finding> check(DeskConfig desk) {
        List<Finding> findings = new ArrayList<>(StaffLint.check(desk));
        findings.addAll(LadderLint.check(desk));
        findings.addAll(EscalationLint.check(desk));
        findings.addAll(FactLint.check(desk));
        findings.addAll(RuleLint.check(desk));
        findings.addAll(Unrouted.check(desk));
        return List.copyOf(findings);
    }

    private static Finding error(Fault fault) {
        Fault.Position position = fault.position();
        String place = position == null ? "" : "line " + position.line() + ", column " + position.column() + ": ";
        return new Finding(Level.ERROR, fault.pointer(), place + fault.reason(), null);
    }
}
