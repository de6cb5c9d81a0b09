package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files that are read; {@code -} is standard input. */
final class Input {
    private Input() {}

    /** What to do with one line of a JSON Lines file that is not blank. */
    @FunctionalInterface
    interface LineTaker {
        /**
         * Takes a line. Returns whether to go on.
         *
         * @param number counted from 1
         * @param utf8 the line without its end
         */
        boolean take(long number, byte[] utf8) throws IOException;
    }

    /** The whole file. */
    static byte[] bytes(String file, Io io) {
        try (InputStream in = open(file, io)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The lines of a file, one by one. */
    static void lines(String file, Io io, LineTaker taker) {
        try (InputStream in = new BufferedInputStream(open(file, io), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 0;
            boolean more = true;
            while (more) {
                line.reset();
                int b = in.read();
                while (b >= 0 && b != '\n') {
                    line.write(b);
                    b = in.read();
                }
                number++;
                if (number == 1) {
                    skipByteOrderMark(line);
                }
                more = (blank(line.toByteArray()) || taker.take(number, line.toByteArray())) && b >= 0;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Here, so that a file of nothing else is as empty as one without it. */
    private static void skipByteOrderMark(ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            line.reset();
            line.write(bytes, 3, bytes.length - 3);
        }
    }

    private static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static InputStream open(String file, Io io) throws IOException {
        try {
            return file.equals("-") ? io.in() : Files.newInputStream(Path.of(file));
        } catch (InvalidPathException e) {
            throw new IOException("not a file name", e);
        }
    }

    private static RefusedInputException unreadable(String file, IOException e) {
        boolean missing = e instanceof NoSuchFileException;
        String reason = missing ? "there is no such file" : "cannot be read (" + e.getMessage() + ")";
        return new RefusedInputException(file, List.of(Fault.at("", reason)));
    }
}
