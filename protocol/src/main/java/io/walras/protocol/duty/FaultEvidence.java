package io.walras.protocol.duty;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.List;

/**
 * A fault as it is published.
 *
 * @param evidence what shows it
 * @param at unix milliseconds
 */
public record FaultEvidence(Address solver, SolverFault fault, String evidence, long at) {
    /**
     * What a proposal to slash for these faults names: keccak256(auctionId || for each, in the order in which they are
     * published: solver || keccak256(fault) || keccak256(evidence) || at), numbers and addresses as words of 32 bytes, texts
     * in UTF-8.
     */
    public static Bytes32 hash(long auctionId, List<FaultEvidence> faults) {
        Words words = new Words().word(auctionId);
        for (FaultEvidence fault : faults) {
            words.word(fault.solver())
                    .word(Keccak256.hash(fault.fault().name()))
                    .word(Keccak256.hash(fault.evidence()))
                    .word(fault.at());
        }
        return Keccak256.hash(words.toArray());
    }
}
