// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {SigningScheme} from "../../src/types/SettlementTypes.sol";
import {Vectors} from "../support/Vectors.sol";
import {stdJson} from "forge-std/StdJson.sol";

/// @dev Cancellations never reach the chain; Solidity is the second opinion on what Java hashes.
contract CancellationsTest is Vectors {
    using stdJson for string;

    function setUp() public {
        _load("cancellations.json");
    }

    function test_hashes_single_cancellations() public view {
        assertEq(_count(".single"), 2);
        for (uint256 i = 0; i < 2; ++i) {
            string memory row = _at(".single", i);
            assertEq(_hashOne(_bytes(row, ".orderUid")), _word(row, ".structHash"));
        }
    }

    function test_hashes_cancellations_of_several_orders() public view {
        assertEq(_count(".several"), 4);
        for (uint256 i = 0; i < 4; ++i) {
            string memory row = _at(".several", i);
            bytes[] memory uids = json.readBytesArray(string.concat(row, ".orderUids"));
            bytes memory hashes;
            for (uint256 j = 0; j < uids.length; ++j) {
                hashes = bytes.concat(hashes, keccak256(uids[j]));
            }
            bytes32 typeHash = keccak256("OrderCancellations(bytes[] orderUids)");
            assertEq(keccak256(abi.encode(typeHash, keccak256(hashes))), _word(row, ".structHash"));
        }
    }

    function test_recovers_signer_of_published_cancellation() public view {
        string memory row = ".published";
        bytes32 structHash = _hashOne(_bytes(row, ".orderUid"));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", _word(row, ".domainSeparator"), structHash));
        assertEq(digest, _word(row, ".digest"));
        address signer = _address(row, ".signer");
        assertEq(SignatureLib.ownerOf(SigningScheme.Eip712, digest, _bytes(row, ".eip712Signature")), signer);
        assertEq(SignatureLib.ownerOf(SigningScheme.EthSign, digest, _bytes(row, ".ethSignSignature")), signer);
    }

    function _hashOne(bytes memory uid) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("OrderCancellation(bytes orderUid)"), keccak256(uid)));
    }
}
