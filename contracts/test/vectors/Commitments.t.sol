// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BidCommitment} from "../../src/interfaces/ISlashing.sol";
import {CommitmentLib} from "../../src/libraries/CommitmentLib.sol";
import {Vectors} from "../support/Vectors.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

contract CommitmentsTest is Vectors {
    function setUp() public {
        _load("commitments.json");
    }

    function test_hashes_commitments_as_listed() public {
        uint256 count = _count(".commitments");
        assertEq(count, 3);
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".commitments", i);
            BidCommitment memory commitment = BidCommitment(
                _uint(row, ".auctionId"),
                _word(row, ".batch"),
                _address(row, ".solver"),
                uint64(_uint(row, ".sequence")),
                _word(row, ".commitment"),
                _bool(row, ".last")
            );
            vm.chainId(_uint(row, ".chainId"));
            bytes32 digest = CommitmentLib.digest(commitment, _address(row, ".settlement"));

            assertEq(CommitmentLib.structHash(commitment), _word(row, ".structHash"));
            assertEq(digest, _word(row, ".digest"));
            assertEq(ECDSA.recover(digest, _bytes(row, ".signature")), commitment.solver);
        }
    }
}
