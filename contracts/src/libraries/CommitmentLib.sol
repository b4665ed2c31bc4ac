// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BidCommitment} from "../interfaces/ISlashing.sol";
import {Eip712Domain} from "./Eip712Domain.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title What a solver signs when it commits to a bid
library CommitmentLib {
    bytes32 internal constant TYPE_HASH = keccak256(
        "BidCommitment(uint256 auctionId,bytes32 batch,address solver,uint64 sequence,bytes32 commitment,bool last)"
    );
    bytes32 private constant NAME_HASH = keccak256("Walras");
    bytes32 private constant VERSION_HASH = keccak256("1");

    /// @notice The EIP-712 struct hash.
    function structHash(BidCommitment memory commitment) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                TYPE_HASH,
                commitment.auctionId,
                commitment.batch,
                commitment.solver,
                commitment.sequence,
                commitment.commitment,
                commitment.last
            )
        );
    }

    /// @notice What is signed, in the domain of `settlement` on this chain.
    function digest(BidCommitment memory commitment, address settlement) internal view returns (bytes32) {
        bytes32 domain = Eip712Domain.separatorOf(NAME_HASH, VERSION_HASH, settlement);
        return MessageHashUtils.toTypedDataHash(domain, structHash(commitment));
    }
}
