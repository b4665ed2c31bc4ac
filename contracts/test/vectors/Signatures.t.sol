// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {SigningScheme} from "../../src/types/SettlementTypes.sol";
import {Vectors} from "../support/Vectors.sol";

contract SignaturesTest is Vectors {
    function setUp() public {
        _load("signatures.json");
    }

    function test_recovers_or_refuses_every_signature() public {
        bytes32 digest = _word("", ".digest");
        uint256 count = _count(".signatures");
        assertEq(count, 17);
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".signatures", i);
            bytes memory signature = _bytes(row, ".signature");
            if (bytes(_text(row, ".signer")).length > 0) {
                assertEq(this.recover(digest, signature), _address(row, ".signer"), _text(row, ".name"));
            } else {
                vm.expectRevert(abi.encodeWithSelector(SignatureLib.InvalidSignature.selector, digest));
                this.recover(digest, signature);
            }
        }
    }

    function recover(bytes32 digest, bytes calldata signature) external view returns (address) {
        return SignatureLib.ownerOf(SigningScheme.Eip712, digest, signature);
    }
}
