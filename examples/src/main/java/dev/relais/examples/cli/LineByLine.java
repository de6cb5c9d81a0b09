package dev.relais.examples.cli;

import dev.relais.RefusedInputException;

/** JSON Lines in, one line out for each; nothing is written where any line is refused. */
final class LineByLine {
    private LineByLine() {}

    /** What becomes of a line. */
    @FunctionalInterface
    interface Line {
        /**
         * The line that goes out.
         *
         * @throws RefusedInputException where what came in is refused
         */
        String of(byte[] utf8);
    }

    /** Turns {@code in} into {@code out}. Returns the exit status. */
    static int run(Io io, String in, String out, String what, Line line) {
        Refusals refusals = new Refusals(in, io);
        try (Output output = Output.to(out, io);
                Progress progress = new Progress(io, what)) {
            Input.lines(in, io, (number, utf8) -> {
                try {
                    output.line(line.of(utf8));
                    progress.step();
                    return true;
                } catch (RefusedInputException e) {
                    return refusals.show(number, e);
                }
            });
            if (refusals.any()) {
                return Relais.REFUSED;
            }
            output.commit();
            return Relais.DONE;
        }
    }
}
