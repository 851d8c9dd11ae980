package fr.allset.tacite.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * The inbox at a server that sends each line by itself and waits until it has come. The machine says so only after forty milliseconds,
 * in the hope of more; here it says so at once, where it can.
 */
class PromptInbox extends ImapInbox {

    PromptInbox(MailboxSettings settings) {
        super(settings);
        getJavaMailProperties().put("mail.imap.socketFactory", new PromptSockets());
    }

    private static final class PromptSockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new PromptSocket();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class PromptSocket extends Socket {

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    // forgotten by the machine after some packets
                    if (supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                        setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                    }
                    return super.read(into, from, most);
                }
            };
        }
    }
}
