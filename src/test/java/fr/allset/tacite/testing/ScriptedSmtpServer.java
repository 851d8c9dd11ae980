package fr.allset.tacite.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server as bad as the script says: one {@link Turn} for each connection, and good manners when the script has run out. */
public final class ScriptedSmtpServer implements AutoCloseable {

    public enum Turn {
        ACCEPT,
        TOO_BUSY_TO_GREET,
        SAYS_NOTHING,
        DISLIKES_THE_SENDER,
        WANTS_A_LOG_IN,
        MAILBOX_BUSY,
        NO_SUCH_MAILBOX,
        NO_SUCH_MAILBOX_AND_MUCH_TO_SAY,
        SHORT_OF_DISK_AT_THE_END,
        REFUSES_THE_TEXT,
        HANGS_UP_AFTER_THE_TEXT,
        SAYS_NOTHING_AFTER_THE_TEXT,
        SLOW_AFTER_THE_TEXT,
        HANGS_UP_AFTER_ACCEPTING
    }

    private final ServerSocket socket;
    private final Deque<Turn> script = new ConcurrentLinkedDeque<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();

    public ScriptedSmtpServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        var thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void next(Turn... turns) {
        script.addAll(List.of(turns));
    }

    public void reset() {
        script.clear();
        texts.clear();
        accepted.clear();
        recipients.clear();
    }

    /** Mails that arrived whole, whatever the server answered then. */
    public List<String> texts() {
        return texts;
    }

    /** Mails for which the server answered 250. */
    public List<String> accepted() {
        return accepted;
    }

    /** What {@code RCPT TO} named, each time. */
    public List<String> recipients() {
        return recipients;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                var turn = script.poll();
                converse(connection, turn == null ? Turn.ACCEPT : turn);
            } catch (IOException hungUp) {
                // the client's loss is what the test looks at
            }
        }
    }

    private void converse(Socket connection, Turn turn) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        if (turn == Turn.SAYS_NOTHING) {
            lines.readLine();
            return;
        }
        if (turn == Turn.TOO_BUSY_TO_GREET) {
            say(connection, "421 4.3.2 Too busy");
            return;
        }
        say(connection, "220 scripted.example ESMTP");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            switch (command) {
                case "EHLO", "HELO" -> say(connection, "250 scripted.example");
                case "MAIL" ->
                    say(
                            connection,
                            switch (turn) {
                                case DISLIKES_THE_SENDER -> "550 5.7.1 Sender not allowed here";
                                case WANTS_A_LOG_IN -> "530 5.7.0 Authentication required";
                                default -> "250 2.1.0 Ok";
                            });
                case "RCPT" -> {
                    recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    say(
                            connection,
                            switch (turn) {
                                case MAILBOX_BUSY -> "450 4.2.0 Greylisted, come back";
                                case NO_SUCH_MAILBOX -> "550 5.1.1 User unknown";
                                case NO_SUCH_MAILBOX_AND_MUCH_TO_SAY ->
                                    "550-5.1.1 There are many reasons why this mailbox does not exist\r\n".repeat(100)
                                            + "550 5.1.1 User unknown";
                                default -> "250 2.1.5 Ok";
                            });
                }
                case "DATA" -> {
                    say(connection, "354 Go on");
                    var text = text(lines);
                    texts.add(text);
                    if (turn == Turn.HANGS_UP_AFTER_THE_TEXT) {
                        return;
                    }
                    if (turn == Turn.SAYS_NOTHING_AFTER_THE_TEXT) {
                        lines.readLine();
                        return;
                    }
                    if (turn == Turn.SLOW_AFTER_THE_TEXT) {
                        waitFor(connection, Duration.ofSeconds(2));
                    }
                    if (turn == Turn.REFUSES_THE_TEXT) {
                        say(connection, "554 5.7.1 Looks like spam");
                    } else if (turn == Turn.SHORT_OF_DISK_AT_THE_END) {
                        say(connection, "452 4.3.1 Insufficient system storage");
                    } else {
                        accepted.add(text);
                        say(connection, "250 2.0.0 Accepted");
                    }
                }
                case "QUIT" -> {
                    if (turn == Turn.HANGS_UP_AFTER_ACCEPTING) {
                        // a reset instead of a good-bye
                        connection.setSoLinger(true, 0);
                        return;
                    }
                    say(connection, "221 2.0.0 Bye");
                    return;
                }
                default -> say(connection, "250 2.0.0 Ok");
            }
        }
    }

    /** The client says nothing meanwhile: its patience is what is tested. */
    private static void waitFor(Socket connection, Duration time) throws IOException {
        connection.setSoTimeout((int) time.toMillis());
        try {
            connection.getInputStream().read();
        } catch (SocketTimeoutException over) {
            connection.setSoTimeout(0);
        }
    }

    private static String text(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private static void say(Socket connection, String reply) throws IOException {
        connection.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
