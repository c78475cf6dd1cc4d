// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @inception_v3(%arg0: tensor<1x3x299x299xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<32x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<32xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1443, 0.1443) : tensor<32x32x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<32xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.2886, 0.2886) : tensor<64x32x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<64xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.07655, 0.07655) : tensor<80x64x1x1xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<80xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.0913, 0.0913) : tensor<192x80x3x3xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<192xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.1768, 0.1768) : tensor<64x192x1x1xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<64xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.1768, 0.1768) : tensor<48x192x1x1xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<48xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.0707, 0.0707) : tensor<64x48x5x5xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<64xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.1768, 0.1768) : tensor<64x192x1x1xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<64xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<96xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<96xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.1768, 0.1768) : tensor<32x192x1x1xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<32xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.1531, 0.1531) : tensor<64x256x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<64xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.3062, 0.3062) : tensor<48x256x1x1xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<48xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.0707, 0.0707) : tensor<64x48x5x5xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<64xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.1531, 0.1531) : tensor<64x256x1x1xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<64xf32>
    %cst_34 = tensoropt.random seed(33) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_35 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<96xf32>
    %cst_36 = tensoropt.random seed(35) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_37 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<96xf32>
    %cst_38 = tensoropt.random seed(37) range(-0.1531, 0.1531) : tensor<64x256x1x1xf32>
    %cst_39 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<64xf32>
    %cst_40 = tensoropt.random seed(39) range(-0.1443, 0.1443) : tensor<64x288x1x1xf32>
    %cst_41 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<64xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.1443, 0.1443) : tensor<48x288x1x1xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<48xf32>
    %cst_44 = tensoropt.random seed(43) range(-0.0707, 0.0707) : tensor<64x48x5x5xf32>
    %cst_45 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<64xf32>
    %cst_46 = tensoropt.random seed(45) range(-0.1443, 0.1443) : tensor<64x288x1x1xf32>
    %cst_47 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<64xf32>
    %cst_48 = tensoropt.random seed(47) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_49 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<96xf32>
    %cst_50 = tensoropt.random seed(49) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_51 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<96xf32>
    %cst_52 = tensoropt.random seed(51) range(-0.1443, 0.1443) : tensor<64x288x1x1xf32>
    %cst_53 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<64xf32>
    %cst_54 = tensoropt.random seed(53) range(-0.0481, 0.0481) : tensor<384x288x3x3xf32>
    %cst_55 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<384xf32>
    %cst_56 = tensoropt.random seed(55) range(-0.1443, 0.1443) : tensor<64x288x1x1xf32>
    %cst_57 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<64xf32>
    %cst_58 = tensoropt.random seed(57) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_59 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<96xf32>
    %cst_60 = tensoropt.random seed(59) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_61 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<96xf32>
    %cst_62 = tensoropt.random seed(61) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_63 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<192xf32>
    %cst_64 = tensoropt.random seed(63) range(-0.0884, 0.0884) : tensor<128x768x1x1xf32>
    %cst_65 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<128xf32>
    %cst_66 = tensoropt.random seed(65) range(-0.0818, 0.0818) : tensor<128x128x1x7xf32>
    %cst_67 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<128xf32>
    %cst_68 = tensoropt.random seed(67) range(-0.0818, 0.0818) : tensor<192x128x7x1xf32>
    %cst_69 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<192xf32>
    %cst_70 = tensoropt.random seed(69) range(-0.0884, 0.0884) : tensor<128x768x1x1xf32>
    %cst_71 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<128xf32>
    %cst_72 = tensoropt.random seed(71) range(-0.0818, 0.0818) : tensor<128x128x7x1xf32>
    %cst_73 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<128xf32>
    %cst_74 = tensoropt.random seed(73) range(-0.0818, 0.0818) : tensor<128x128x1x7xf32>
    %cst_75 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<128xf32>
    %cst_76 = tensoropt.random seed(75) range(-0.0818, 0.0818) : tensor<128x128x7x1xf32>
    %cst_77 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<128xf32>
    %cst_78 = tensoropt.random seed(77) range(-0.0818, 0.0818) : tensor<192x128x1x7xf32>
    %cst_79 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<192xf32>
    %cst_80 = tensoropt.random seed(79) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_81 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<192xf32>
    %cst_82 = tensoropt.random seed(81) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_83 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<192xf32>
    %cst_84 = tensoropt.random seed(83) range(-0.0884, 0.0884) : tensor<160x768x1x1xf32>
    %cst_85 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<160xf32>
    %cst_86 = tensoropt.random seed(85) range(-0.0732, 0.0732) : tensor<160x160x1x7xf32>
    %cst_87 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<160xf32>
    %cst_88 = tensoropt.random seed(87) range(-0.0732, 0.0732) : tensor<192x160x7x1xf32>
    %cst_89 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<192xf32>
    %cst_90 = tensoropt.random seed(89) range(-0.0884, 0.0884) : tensor<160x768x1x1xf32>
    %cst_91 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<160xf32>
    %cst_92 = tensoropt.random seed(91) range(-0.0732, 0.0732) : tensor<160x160x7x1xf32>
    %cst_93 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<160xf32>
    %cst_94 = tensoropt.random seed(93) range(-0.0732, 0.0732) : tensor<160x160x1x7xf32>
    %cst_95 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<160xf32>
    %cst_96 = tensoropt.random seed(95) range(-0.1464, 0.1464) : tensor<160x160x7x1xf32>
    %cst_97 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<160xf32>
    %cst_98 = tensoropt.random seed(97) range(-0.0732, 0.0732) : tensor<192x160x1x7xf32>
    %cst_99 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<192xf32>
    %cst_100 = tensoropt.random seed(99) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_101 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<192xf32>
    %cst_102 = tensoropt.random seed(101) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_103 = tensoropt.random seed(102) range(-0.125, 0.125) : tensor<192xf32>
    %cst_104 = tensoropt.random seed(103) range(-0.0884, 0.0884) : tensor<160x768x1x1xf32>
    %cst_105 = tensoropt.random seed(104) range(-0.125, 0.125) : tensor<160xf32>
    %cst_106 = tensoropt.random seed(105) range(-0.0732, 0.0732) : tensor<160x160x1x7xf32>
    %cst_107 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<160xf32>
    %cst_108 = tensoropt.random seed(107) range(-0.0732, 0.0732) : tensor<192x160x7x1xf32>
    %cst_109 = tensoropt.random seed(108) range(-0.125, 0.125) : tensor<192xf32>
    %cst_110 = tensoropt.random seed(109) range(-0.0884, 0.0884) : tensor<160x768x1x1xf32>
    %cst_111 = tensoropt.random seed(110) range(-0.125, 0.125) : tensor<160xf32>
    %cst_112 = tensoropt.random seed(111) range(-0.0732, 0.0732) : tensor<160x160x7x1xf32>
    %cst_113 = tensoropt.random seed(112) range(-0.125, 0.125) : tensor<160xf32>
    %cst_114 = tensoropt.random seed(113) range(-0.0732, 0.0732) : tensor<160x160x1x7xf32>
    %cst_115 = tensoropt.random seed(114) range(-0.125, 0.125) : tensor<160xf32>
    %cst_116 = tensoropt.random seed(115) range(-0.0732, 0.0732) : tensor<160x160x7x1xf32>
    %cst_117 = tensoropt.random seed(116) range(-0.125, 0.125) : tensor<160xf32>
    %cst_118 = tensoropt.random seed(117) range(-0.0732, 0.0732) : tensor<192x160x1x7xf32>
    %cst_119 = tensoropt.random seed(118) range(-0.125, 0.125) : tensor<192xf32>
    %cst_120 = tensoropt.random seed(119) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_121 = tensoropt.random seed(120) range(-0.125, 0.125) : tensor<192xf32>
    %cst_122 = tensoropt.random seed(121) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_123 = tensoropt.random seed(122) range(-0.125, 0.125) : tensor<192xf32>
    %cst_124 = tensoropt.random seed(123) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_125 = tensoropt.random seed(124) range(-0.125, 0.125) : tensor<192xf32>
    %cst_126 = tensoropt.random seed(125) range(-0.0668, 0.0668) : tensor<192x192x1x7xf32>
    %cst_127 = tensoropt.random seed(126) range(-0.125, 0.125) : tensor<192xf32>
    %cst_128 = tensoropt.random seed(127) range(-0.0668, 0.0668) : tensor<192x192x7x1xf32>
    %cst_129 = tensoropt.random seed(128) range(-0.125, 0.125) : tensor<192xf32>
    %cst_130 = tensoropt.random seed(129) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_131 = tensoropt.random seed(130) range(-0.125, 0.125) : tensor<192xf32>
    %cst_132 = tensoropt.random seed(131) range(-0.0668, 0.0668) : tensor<192x192x7x1xf32>
    %cst_133 = tensoropt.random seed(132) range(-0.125, 0.125) : tensor<192xf32>
    %cst_134 = tensoropt.random seed(133) range(-0.0668, 0.0668) : tensor<192x192x1x7xf32>
    %cst_135 = tensoropt.random seed(134) range(-0.125, 0.125) : tensor<192xf32>
    %cst_136 = tensoropt.random seed(135) range(-0.0668, 0.0668) : tensor<192x192x7x1xf32>
    %cst_137 = tensoropt.random seed(136) range(-0.125, 0.125) : tensor<192xf32>
    %cst_138 = tensoropt.random seed(137) range(-0.0668, 0.0668) : tensor<192x192x1x7xf32>
    %cst_139 = tensoropt.random seed(138) range(-0.125, 0.125) : tensor<192xf32>
    %cst_140 = tensoropt.random seed(139) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_141 = tensoropt.random seed(140) range(-0.125, 0.125) : tensor<192xf32>
    %cst_142 = tensoropt.random seed(141) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_143 = tensoropt.random seed(142) range(-0.125, 0.125) : tensor<192xf32>
    %cst_144 = tensoropt.random seed(143) range(-0.0589, 0.0589) : tensor<320x192x3x3xf32>
    %cst_145 = tensoropt.random seed(144) range(-0.125, 0.125) : tensor<320xf32>
    %cst_146 = tensoropt.random seed(145) range(-0.0884, 0.0884) : tensor<192x768x1x1xf32>
    %cst_147 = tensoropt.random seed(146) range(-0.125, 0.125) : tensor<192xf32>
    %cst_148 = tensoropt.random seed(147) range(-0.0668, 0.0668) : tensor<192x192x1x7xf32>
    %cst_149 = tensoropt.random seed(148) range(-0.125, 0.125) : tensor<192xf32>
    %cst_150 = tensoropt.random seed(149) range(-0.0668, 0.0668) : tensor<192x192x7x1xf32>
    %cst_151 = tensoropt.random seed(150) range(-0.125, 0.125) : tensor<192xf32>
    %cst_152 = tensoropt.random seed(151) range(-0.0589, 0.0589) : tensor<192x192x3x3xf32>
    %cst_153 = tensoropt.random seed(152) range(-0.125, 0.125) : tensor<192xf32>
    %cst_154 = tensoropt.random seed(153) range(-0.0685, 0.0685) : tensor<320x1280x1x1xf32>
    %cst_155 = tensoropt.random seed(154) range(-0.125, 0.125) : tensor<320xf32>
    %cst_156 = tensoropt.random seed(155) range(-0.0685, 0.0685) : tensor<384x1280x1x1xf32>
    %cst_157 = tensoropt.random seed(156) range(-0.125, 0.125) : tensor<384xf32>
    %cst_158 = tensoropt.random seed(157) range(-0.0722, 0.0722) : tensor<384x384x1x3xf32>
    %cst_159 = tensoropt.random seed(158) range(-0.125, 0.125) : tensor<384xf32>
    %cst_160 = tensoropt.random seed(159) range(-0.0722, 0.0722) : tensor<384x384x3x1xf32>
    %cst_161 = tensoropt.random seed(160) range(-0.125, 0.125) : tensor<384xf32>
    %cst_162 = tensoropt.random seed(161) range(-0.0685, 0.0685) : tensor<448x1280x1x1xf32>
    %cst_163 = tensoropt.random seed(162) range(-0.125, 0.125) : tensor<448xf32>
    %cst_164 = tensoropt.random seed(163) range(-0.0386, 0.0386) : tensor<384x448x3x3xf32>
    %cst_165 = tensoropt.random seed(164) range(-0.125, 0.125) : tensor<384xf32>
    %cst_166 = tensoropt.random seed(165) range(-0.0722, 0.0722) : tensor<384x384x1x3xf32>
    %cst_167 = tensoropt.random seed(166) range(-0.125, 0.125) : tensor<384xf32>
    %cst_168 = tensoropt.random seed(167) range(-0.0722, 0.0722) : tensor<384x384x3x1xf32>
    %cst_169 = tensoropt.random seed(168) range(-0.125, 0.125) : tensor<384xf32>
    %cst_170 = tensoropt.random seed(169) range(-0.0685, 0.0685) : tensor<192x1280x1x1xf32>
    %cst_171 = tensoropt.random seed(170) range(-0.125, 0.125) : tensor<192xf32>
    %cst_172 = tensoropt.random seed(171) range(-0.0541, 0.0541) : tensor<320x2048x1x1xf32>
    %cst_173 = tensoropt.random seed(172) range(-0.125, 0.125) : tensor<320xf32>
    %cst_174 = tensoropt.random seed(173) range(-0.0541, 0.0541) : tensor<384x2048x1x1xf32>
    %cst_175 = tensoropt.random seed(174) range(-0.125, 0.125) : tensor<384xf32>
    %cst_176 = tensoropt.random seed(175) range(-0.0722, 0.0722) : tensor<384x384x1x3xf32>
    %cst_177 = tensoropt.random seed(176) range(-0.125, 0.125) : tensor<384xf32>
    %cst_178 = tensoropt.random seed(177) range(-0.0722, 0.0722) : tensor<384x384x3x1xf32>
    %cst_179 = tensoropt.random seed(178) range(-0.125, 0.125) : tensor<384xf32>
    %cst_180 = tensoropt.random seed(179) range(-0.0541, 0.0541) : tensor<448x2048x1x1xf32>
    %cst_181 = tensoropt.random seed(180) range(-0.125, 0.125) : tensor<448xf32>
    %cst_182 = tensoropt.random seed(181) range(-0.0386, 0.0386) : tensor<384x448x3x3xf32>
    %cst_183 = tensoropt.random seed(182) range(-0.125, 0.125) : tensor<384xf32>
    %cst_184 = tensoropt.random seed(183) range(-0.0722, 0.0722) : tensor<384x384x1x3xf32>
    %cst_185 = tensoropt.random seed(184) range(-0.125, 0.125) : tensor<384xf32>
    %cst_186 = tensoropt.random seed(185) range(-0.0722, 0.0722) : tensor<384x384x3x1xf32>
    %cst_187 = tensoropt.random seed(186) range(-0.125, 0.125) : tensor<384xf32>
    %cst_188 = tensoropt.random seed(187) range(-0.0541, 0.0541) : tensor<192x2048x1x1xf32>
    %cst_189 = tensoropt.random seed(188) range(-0.125, 0.125) : tensor<192xf32>
    %cst_190 = tensoropt.random seed(189) range(-0.0541, 0.0541) : tensor<1000x2048xf32>
    %cst_191 = tensoropt.random seed(190) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_192 = arith.constant 9.000000e+00 : f32
    %cst_193 = arith.constant 6.400000e+01 : f32
    %0 = tensor.empty() : tensor<1x32x149x149xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<32xf32>) outs(%0 : tensor<1x32x149x149xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%arg0, %cst_2 : tensor<1x3x299x299xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<1x32x149x149xf32>) -> tensor<1x32x149x149xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x32x149x149xf32>, tensor<f32>) outs(%0 : tensor<1x32x149x149xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x32x149x149xf32>
    %3 = tensor.empty() : tensor<1x32x147x147xf32>
    %broadcasted_194 = linalg.broadcast ins(%cst_5 : tensor<32xf32>) outs(%3 : tensor<1x32x147x147xf32>) dimensions = [0, 2, 3] 
    %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%2, %cst_4 : tensor<1x32x149x149xf32>, tensor<32x32x3x3xf32>) outs(%broadcasted_194 : tensor<1x32x147x147xf32>) -> tensor<1x32x147x147xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %cst_1 : tensor<1x32x147x147xf32>, tensor<f32>) outs(%3 : tensor<1x32x147x147xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x32x147x147xf32>
    %padded = tensor.pad %5 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x147x147xf32> to tensor<1x32x149x149xf32>
    %6 = tensor.empty() : tensor<1x64x147x147xf32>
    %broadcasted_195 = linalg.broadcast ins(%cst_7 : tensor<64xf32>) outs(%6 : tensor<1x64x147x147xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_6 : tensor<1x32x149x149xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_195 : tensor<1x64x147x147xf32>) -> tensor<1x64x147x147xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_1 : tensor<1x64x147x147xf32>, tensor<f32>) outs(%6 : tensor<1x64x147x147xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x147x147xf32>
    %9 = tensor.empty() : tensor<1x64x73x73xf32>
    %10 = linalg.fill ins(%cst_0 : f32) outs(%9 : tensor<1x64x73x73xf32>) -> tensor<1x64x73x73xf32>
    %11 = tensor.empty() : tensor<3x3xf32>
    %12 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%8, %11 : tensor<1x64x147x147xf32>, tensor<3x3xf32>) outs(%10 : tensor<1x64x73x73xf32>) -> tensor<1x64x73x73xf32>
    %13 = tensor.empty() : tensor<1x80x73x73xf32>
    %broadcasted_196 = linalg.broadcast ins(%cst_9 : tensor<80xf32>) outs(%13 : tensor<1x80x73x73xf32>) dimensions = [0, 2, 3] 
    %14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%12, %cst_8 : tensor<1x64x73x73xf32>, tensor<80x64x1x1xf32>) outs(%broadcasted_196 : tensor<1x80x73x73xf32>) -> tensor<1x80x73x73xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %cst_1 : tensor<1x80x73x73xf32>, tensor<f32>) outs(%13 : tensor<1x80x73x73xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x80x73x73xf32>
    %16 = tensor.empty() : tensor<1x192x71x71xf32>
    %broadcasted_197 = linalg.broadcast ins(%cst_11 : tensor<192xf32>) outs(%16 : tensor<1x192x71x71xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %cst_10 : tensor<1x80x73x73xf32>, tensor<192x80x3x3xf32>) outs(%broadcasted_197 : tensor<1x192x71x71xf32>) -> tensor<1x192x71x71xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_1 : tensor<1x192x71x71xf32>, tensor<f32>) outs(%16 : tensor<1x192x71x71xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x71x71xf32>
    %19 = tensor.empty() : tensor<1x192x35x35xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<1x192x35x35xf32>) -> tensor<1x192x35x35xf32>
    %21 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%18, %11 : tensor<1x192x71x71xf32>, tensor<3x3xf32>) outs(%20 : tensor<1x192x35x35xf32>) -> tensor<1x192x35x35xf32>
    %22 = tensor.empty() : tensor<1x64x35x35xf32>
    %broadcasted_198 = linalg.broadcast ins(%cst_13 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_12 : tensor<1x192x35x35xf32>, tensor<64x192x1x1xf32>) outs(%broadcasted_198 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %25 = tensor.empty() : tensor<1x48x35x35xf32>
    %broadcasted_199 = linalg.broadcast ins(%cst_15 : tensor<48xf32>) outs(%25 : tensor<1x48x35x35xf32>) dimensions = [0, 2, 3] 
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_14 : tensor<1x192x35x35xf32>, tensor<48x192x1x1xf32>) outs(%broadcasted_199 : tensor<1x48x35x35xf32>) -> tensor<1x48x35x35xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %cst_1 : tensor<1x48x35x35xf32>, tensor<f32>) outs(%25 : tensor<1x48x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x48x35x35xf32>
    %padded_200 = tensor.pad %27 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x35x35xf32> to tensor<1x48x39x39xf32>
    %broadcasted_201 = linalg.broadcast ins(%cst_17 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_200, %cst_16 : tensor<1x48x39x39xf32>, tensor<64x48x5x5xf32>) outs(%broadcasted_201 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %broadcasted_202 = linalg.broadcast ins(%cst_19 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_18 : tensor<1x192x35x35xf32>, tensor<64x192x1x1xf32>) outs(%broadcasted_202 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %padded_203 = tensor.pad %31 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x35x35xf32> to tensor<1x64x37x37xf32>
    %32 = tensor.empty() : tensor<1x96x35x35xf32>
    %broadcasted_204 = linalg.broadcast ins(%cst_21 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %33 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_203, %cst_20 : tensor<1x64x37x37xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_204 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_205 = tensor.pad %34 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x35x35xf32> to tensor<1x96x37x37xf32>
    %broadcasted_206 = linalg.broadcast ins(%cst_23 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_205, %cst_22 : tensor<1x96x37x37xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_206 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_207 = tensor.pad %21 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x35x35xf32> to tensor<1x192x37x37xf32>
    %37 = linalg.fill ins(%cst : f32) outs(%19 : tensor<1x192x35x35xf32>) -> tensor<1x192x35x35xf32>
    %38 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_207, %11 : tensor<1x192x37x37xf32>, tensor<3x3xf32>) outs(%37 : tensor<1x192x35x35xf32>) -> tensor<1x192x35x35xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38 : tensor<1x192x35x35xf32>) outs(%19 : tensor<1x192x35x35xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x35x35xf32>
    %40 = tensor.empty() : tensor<1x32x35x35xf32>
    %broadcasted_208 = linalg.broadcast ins(%cst_25 : tensor<32xf32>) outs(%40 : tensor<1x32x35x35xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%39, %cst_24 : tensor<1x192x35x35xf32>, tensor<32x192x1x1xf32>) outs(%broadcasted_208 : tensor<1x32x35x35xf32>) -> tensor<1x32x35x35xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x32x35x35xf32>, tensor<f32>) outs(%40 : tensor<1x32x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x32x35x35xf32>
    %concat = tensor.concat dim(1) %24, %29, %36, %42 : (tensor<1x64x35x35xf32>, tensor<1x64x35x35xf32>, tensor<1x96x35x35xf32>, tensor<1x32x35x35xf32>) -> tensor<1x256x35x35xf32>
    %broadcasted_209 = linalg.broadcast ins(%cst_27 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_26 : tensor<1x256x35x35xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_209 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %broadcasted_210 = linalg.broadcast ins(%cst_29 : tensor<48xf32>) outs(%25 : tensor<1x48x35x35xf32>) dimensions = [0, 2, 3] 
    %45 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_28 : tensor<1x256x35x35xf32>, tensor<48x256x1x1xf32>) outs(%broadcasted_210 : tensor<1x48x35x35xf32>) -> tensor<1x48x35x35xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %cst_1 : tensor<1x48x35x35xf32>, tensor<f32>) outs(%25 : tensor<1x48x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x48x35x35xf32>
    %padded_211 = tensor.pad %46 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x35x35xf32> to tensor<1x48x39x39xf32>
    %broadcasted_212 = linalg.broadcast ins(%cst_31 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %47 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_211, %cst_30 : tensor<1x48x39x39xf32>, tensor<64x48x5x5xf32>) outs(%broadcasted_212 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %broadcasted_213 = linalg.broadcast ins(%cst_33 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %49 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_32 : tensor<1x256x35x35xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_213 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %padded_214 = tensor.pad %50 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x35x35xf32> to tensor<1x64x37x37xf32>
    %broadcasted_215 = linalg.broadcast ins(%cst_35 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_214, %cst_34 : tensor<1x64x37x37xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_215 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_216 = tensor.pad %52 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x35x35xf32> to tensor<1x96x37x37xf32>
    %broadcasted_217 = linalg.broadcast ins(%cst_37 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %53 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_216, %cst_36 : tensor<1x96x37x37xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_217 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_218 = tensor.pad %concat low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x35x35xf32> to tensor<1x256x37x37xf32>
    %55 = tensor.empty() : tensor<1x256x35x35xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<1x256x35x35xf32>) -> tensor<1x256x35x35xf32>
    %57 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_218, %11 : tensor<1x256x37x37xf32>, tensor<3x3xf32>) outs(%56 : tensor<1x256x35x35xf32>) -> tensor<1x256x35x35xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57 : tensor<1x256x35x35xf32>) outs(%55 : tensor<1x256x35x35xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x256x35x35xf32>
    %broadcasted_219 = linalg.broadcast ins(%cst_39 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %59 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%58, %cst_38 : tensor<1x256x35x35xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_219 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %concat_220 = tensor.concat dim(1) %44, %48, %54, %60 : (tensor<1x64x35x35xf32>, tensor<1x64x35x35xf32>, tensor<1x96x35x35xf32>, tensor<1x64x35x35xf32>) -> tensor<1x288x35x35xf32>
    %broadcasted_221 = linalg.broadcast ins(%cst_41 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %61 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_220, %cst_40 : tensor<1x288x35x35xf32>, tensor<64x288x1x1xf32>) outs(%broadcasted_221 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %broadcasted_222 = linalg.broadcast ins(%cst_43 : tensor<48xf32>) outs(%25 : tensor<1x48x35x35xf32>) dimensions = [0, 2, 3] 
    %63 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_220, %cst_42 : tensor<1x288x35x35xf32>, tensor<48x288x1x1xf32>) outs(%broadcasted_222 : tensor<1x48x35x35xf32>) -> tensor<1x48x35x35xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %cst_1 : tensor<1x48x35x35xf32>, tensor<f32>) outs(%25 : tensor<1x48x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x48x35x35xf32>
    %padded_223 = tensor.pad %64 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x35x35xf32> to tensor<1x48x39x39xf32>
    %broadcasted_224 = linalg.broadcast ins(%cst_45 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %65 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_223, %cst_44 : tensor<1x48x39x39xf32>, tensor<64x48x5x5xf32>) outs(%broadcasted_224 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %broadcasted_225 = linalg.broadcast ins(%cst_47 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %67 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_220, %cst_46 : tensor<1x288x35x35xf32>, tensor<64x288x1x1xf32>) outs(%broadcasted_225 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %padded_226 = tensor.pad %68 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x35x35xf32> to tensor<1x64x37x37xf32>
    %broadcasted_227 = linalg.broadcast ins(%cst_49 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %69 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_226, %cst_48 : tensor<1x64x37x37xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_227 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_228 = tensor.pad %70 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x35x35xf32> to tensor<1x96x37x37xf32>
    %broadcasted_229 = linalg.broadcast ins(%cst_51 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %71 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_228, %cst_50 : tensor<1x96x37x37xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_229 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %padded_230 = tensor.pad %concat_220 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x288x35x35xf32> to tensor<1x288x37x37xf32>
    %73 = tensor.empty() : tensor<1x288x35x35xf32>
    %74 = linalg.fill ins(%cst : f32) outs(%73 : tensor<1x288x35x35xf32>) -> tensor<1x288x35x35xf32>
    %75 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_230, %11 : tensor<1x288x37x37xf32>, tensor<3x3xf32>) outs(%74 : tensor<1x288x35x35xf32>) -> tensor<1x288x35x35xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75 : tensor<1x288x35x35xf32>) outs(%73 : tensor<1x288x35x35xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x288x35x35xf32>
    %broadcasted_231 = linalg.broadcast ins(%cst_53 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %77 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%76, %cst_52 : tensor<1x288x35x35xf32>, tensor<64x288x1x1xf32>) outs(%broadcasted_231 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %concat_232 = tensor.concat dim(1) %62, %66, %72, %78 : (tensor<1x64x35x35xf32>, tensor<1x64x35x35xf32>, tensor<1x96x35x35xf32>, tensor<1x64x35x35xf32>) -> tensor<1x288x35x35xf32>
    %79 = tensor.empty() : tensor<1x384x17x17xf32>
    %broadcasted_233 = linalg.broadcast ins(%cst_55 : tensor<384xf32>) outs(%79 : tensor<1x384x17x17xf32>) dimensions = [0, 2, 3] 
    %80 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%concat_232, %cst_54 : tensor<1x288x35x35xf32>, tensor<384x288x3x3xf32>) outs(%broadcasted_233 : tensor<1x384x17x17xf32>) -> tensor<1x384x17x17xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %cst_1 : tensor<1x384x17x17xf32>, tensor<f32>) outs(%79 : tensor<1x384x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x17x17xf32>
    %broadcasted_234 = linalg.broadcast ins(%cst_57 : tensor<64xf32>) outs(%22 : tensor<1x64x35x35xf32>) dimensions = [0, 2, 3] 
    %82 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_232, %cst_56 : tensor<1x288x35x35xf32>, tensor<64x288x1x1xf32>) outs(%broadcasted_234 : tensor<1x64x35x35xf32>) -> tensor<1x64x35x35xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%82, %cst_1 : tensor<1x64x35x35xf32>, tensor<f32>) outs(%22 : tensor<1x64x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x64x35x35xf32>
    %padded_235 = tensor.pad %83 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x35x35xf32> to tensor<1x64x37x37xf32>
    %broadcasted_236 = linalg.broadcast ins(%cst_59 : tensor<96xf32>) outs(%32 : tensor<1x96x35x35xf32>) dimensions = [0, 2, 3] 
    %84 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_235, %cst_58 : tensor<1x64x37x37xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_236 : tensor<1x96x35x35xf32>) -> tensor<1x96x35x35xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_1 : tensor<1x96x35x35xf32>, tensor<f32>) outs(%32 : tensor<1x96x35x35xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x35x35xf32>
    %86 = tensor.empty() : tensor<1x96x17x17xf32>
    %broadcasted_237 = linalg.broadcast ins(%cst_61 : tensor<96xf32>) outs(%86 : tensor<1x96x17x17xf32>) dimensions = [0, 2, 3] 
    %87 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%85, %cst_60 : tensor<1x96x35x35xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_237 : tensor<1x96x17x17xf32>) -> tensor<1x96x17x17xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %cst_1 : tensor<1x96x17x17xf32>, tensor<f32>) outs(%86 : tensor<1x96x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x96x17x17xf32>
    %89 = tensor.empty() : tensor<1x288x17x17xf32>
    %90 = linalg.fill ins(%cst_0 : f32) outs(%89 : tensor<1x288x17x17xf32>) -> tensor<1x288x17x17xf32>
    %91 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%concat_232, %11 : tensor<1x288x35x35xf32>, tensor<3x3xf32>) outs(%90 : tensor<1x288x17x17xf32>) -> tensor<1x288x17x17xf32>
    %concat_238 = tensor.concat dim(1) %81, %88, %91 : (tensor<1x384x17x17xf32>, tensor<1x96x17x17xf32>, tensor<1x288x17x17xf32>) -> tensor<1x768x17x17xf32>
    %92 = tensor.empty() : tensor<1x192x17x17xf32>
    %broadcasted_239 = linalg.broadcast ins(%cst_63 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %93 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_238, %cst_62 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_239 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%93, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %95 = tensor.empty() : tensor<1x128x17x17xf32>
    %broadcasted_240 = linalg.broadcast ins(%cst_65 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %96 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_238, %cst_64 : tensor<1x768x17x17xf32>, tensor<128x768x1x1xf32>) outs(%broadcasted_240 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_241 = tensor.pad %97 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x17x23xf32>
    %broadcasted_242 = linalg.broadcast ins(%cst_67 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %98 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_241, %cst_66 : tensor<1x128x17x23xf32>, tensor<128x128x1x7xf32>) outs(%broadcasted_242 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_243 = tensor.pad %99 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x23x17xf32>
    %broadcasted_244 = linalg.broadcast ins(%cst_69 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %100 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_243, %cst_68 : tensor<1x128x23x17xf32>, tensor<192x128x7x1xf32>) outs(%broadcasted_244 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%100, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_245 = linalg.broadcast ins(%cst_71 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %102 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_238, %cst_70 : tensor<1x768x17x17xf32>, tensor<128x768x1x1xf32>) outs(%broadcasted_245 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%102, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_246 = tensor.pad %103 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x23x17xf32>
    %broadcasted_247 = linalg.broadcast ins(%cst_73 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %104 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_246, %cst_72 : tensor<1x128x23x17xf32>, tensor<128x128x7x1xf32>) outs(%broadcasted_247 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_248 = tensor.pad %105 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x17x23xf32>
    %broadcasted_249 = linalg.broadcast ins(%cst_75 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %106 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_248, %cst_74 : tensor<1x128x17x23xf32>, tensor<128x128x1x7xf32>) outs(%broadcasted_249 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_250 = tensor.pad %107 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x23x17xf32>
    %broadcasted_251 = linalg.broadcast ins(%cst_77 : tensor<128xf32>) outs(%95 : tensor<1x128x17x17xf32>) dimensions = [0, 2, 3] 
    %108 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_250, %cst_76 : tensor<1x128x23x17xf32>, tensor<128x128x7x1xf32>) outs(%broadcasted_251 : tensor<1x128x17x17xf32>) -> tensor<1x128x17x17xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%108, %cst_1 : tensor<1x128x17x17xf32>, tensor<f32>) outs(%95 : tensor<1x128x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x128x17x17xf32>
    %padded_252 = tensor.pad %109 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x17x17xf32> to tensor<1x128x17x23xf32>
    %broadcasted_253 = linalg.broadcast ins(%cst_79 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %110 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_252, %cst_78 : tensor<1x128x17x23xf32>, tensor<192x128x1x7xf32>) outs(%broadcasted_253 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%110, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_254 = tensor.pad %concat_238 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x768x17x17xf32> to tensor<1x768x19x19xf32>
    %112 = tensor.empty() : tensor<1x768x17x17xf32>
    %113 = linalg.fill ins(%cst : f32) outs(%112 : tensor<1x768x17x17xf32>) -> tensor<1x768x17x17xf32>
    %114 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_254, %11 : tensor<1x768x19x19xf32>, tensor<3x3xf32>) outs(%113 : tensor<1x768x17x17xf32>) -> tensor<1x768x17x17xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%114 : tensor<1x768x17x17xf32>) outs(%112 : tensor<1x768x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x768x17x17xf32>
    %broadcasted_255 = linalg.broadcast ins(%cst_81 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %116 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%115, %cst_80 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_255 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %117 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%116, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %concat_256 = tensor.concat dim(1) %94, %101, %111, %117 : (tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>) -> tensor<1x768x17x17xf32>
    %broadcasted_257 = linalg.broadcast ins(%cst_83 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %118 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_256, %cst_82 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_257 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%118, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %120 = tensor.empty() : tensor<1x160x17x17xf32>
    %broadcasted_258 = linalg.broadcast ins(%cst_85 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %121 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_256, %cst_84 : tensor<1x768x17x17xf32>, tensor<160x768x1x1xf32>) outs(%broadcasted_258 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_259 = tensor.pad %122 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_260 = linalg.broadcast ins(%cst_87 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %123 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_259, %cst_86 : tensor<1x160x17x23xf32>, tensor<160x160x1x7xf32>) outs(%broadcasted_260 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_261 = tensor.pad %124 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_262 = linalg.broadcast ins(%cst_89 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %125 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_261, %cst_88 : tensor<1x160x23x17xf32>, tensor<192x160x7x1xf32>) outs(%broadcasted_262 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%125, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_263 = linalg.broadcast ins(%cst_91 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %127 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_256, %cst_90 : tensor<1x768x17x17xf32>, tensor<160x768x1x1xf32>) outs(%broadcasted_263 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_264 = tensor.pad %128 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_265 = linalg.broadcast ins(%cst_93 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %129 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_264, %cst_92 : tensor<1x160x23x17xf32>, tensor<160x160x7x1xf32>) outs(%broadcasted_265 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_266 = tensor.pad %130 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_267 = linalg.broadcast ins(%cst_95 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %131 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_266, %cst_94 : tensor<1x160x17x23xf32>, tensor<160x160x1x7xf32>) outs(%broadcasted_267 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %132 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%131, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_268 = tensor.pad %132 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_269 = linalg.broadcast ins(%cst_97 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %133 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_268, %cst_96 : tensor<1x160x23x17xf32>, tensor<160x160x7x1xf32>) outs(%broadcasted_269 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %134 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%133, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_270 = tensor.pad %134 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_271 = linalg.broadcast ins(%cst_99 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %135 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_270, %cst_98 : tensor<1x160x17x23xf32>, tensor<192x160x1x7xf32>) outs(%broadcasted_271 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %136 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_272 = tensor.pad %concat_256 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x768x17x17xf32> to tensor<1x768x19x19xf32>
    %137 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_272, %11 : tensor<1x768x19x19xf32>, tensor<3x3xf32>) outs(%113 : tensor<1x768x17x17xf32>) -> tensor<1x768x17x17xf32>
    %138 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137 : tensor<1x768x17x17xf32>) outs(%112 : tensor<1x768x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x768x17x17xf32>
    %broadcasted_273 = linalg.broadcast ins(%cst_101 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %139 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%138, %cst_100 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_273 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %140 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%139, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %concat_274 = tensor.concat dim(1) %119, %126, %136, %140 : (tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>) -> tensor<1x768x17x17xf32>
    %broadcasted_275 = linalg.broadcast ins(%cst_103 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %141 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_274, %cst_102 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_275 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %142 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%141, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_276 = linalg.broadcast ins(%cst_105 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %143 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_274, %cst_104 : tensor<1x768x17x17xf32>, tensor<160x768x1x1xf32>) outs(%broadcasted_276 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %144 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%143, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_277 = tensor.pad %144 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_278 = linalg.broadcast ins(%cst_107 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %145 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_277, %cst_106 : tensor<1x160x17x23xf32>, tensor<160x160x1x7xf32>) outs(%broadcasted_278 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %146 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%145, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_279 = tensor.pad %146 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_280 = linalg.broadcast ins(%cst_109 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %147 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_279, %cst_108 : tensor<1x160x23x17xf32>, tensor<192x160x7x1xf32>) outs(%broadcasted_280 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %148 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%147, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_281 = linalg.broadcast ins(%cst_111 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %149 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_274, %cst_110 : tensor<1x768x17x17xf32>, tensor<160x768x1x1xf32>) outs(%broadcasted_281 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %150 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%149, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_282 = tensor.pad %150 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_283 = linalg.broadcast ins(%cst_113 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %151 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_282, %cst_112 : tensor<1x160x23x17xf32>, tensor<160x160x7x1xf32>) outs(%broadcasted_283 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %152 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%151, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_284 = tensor.pad %152 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_285 = linalg.broadcast ins(%cst_115 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %153 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_284, %cst_114 : tensor<1x160x17x23xf32>, tensor<160x160x1x7xf32>) outs(%broadcasted_285 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %154 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%153, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_286 = tensor.pad %154 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x23x17xf32>
    %broadcasted_287 = linalg.broadcast ins(%cst_117 : tensor<160xf32>) outs(%120 : tensor<1x160x17x17xf32>) dimensions = [0, 2, 3] 
    %155 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_286, %cst_116 : tensor<1x160x23x17xf32>, tensor<160x160x7x1xf32>) outs(%broadcasted_287 : tensor<1x160x17x17xf32>) -> tensor<1x160x17x17xf32>
    %156 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%155, %cst_1 : tensor<1x160x17x17xf32>, tensor<f32>) outs(%120 : tensor<1x160x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x160x17x17xf32>
    %padded_288 = tensor.pad %156 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x17x17xf32> to tensor<1x160x17x23xf32>
    %broadcasted_289 = linalg.broadcast ins(%cst_119 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %157 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_288, %cst_118 : tensor<1x160x17x23xf32>, tensor<192x160x1x7xf32>) outs(%broadcasted_289 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %158 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%157, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_290 = tensor.pad %concat_274 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x768x17x17xf32> to tensor<1x768x19x19xf32>
    %159 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_290, %11 : tensor<1x768x19x19xf32>, tensor<3x3xf32>) outs(%113 : tensor<1x768x17x17xf32>) -> tensor<1x768x17x17xf32>
    %160 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%159 : tensor<1x768x17x17xf32>) outs(%112 : tensor<1x768x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x768x17x17xf32>
    %broadcasted_291 = linalg.broadcast ins(%cst_121 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %161 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%160, %cst_120 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_291 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %162 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%161, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %concat_292 = tensor.concat dim(1) %142, %148, %158, %162 : (tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>) -> tensor<1x768x17x17xf32>
    %broadcasted_293 = linalg.broadcast ins(%cst_123 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %163 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_292, %cst_122 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_293 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %164 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%163, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_294 = linalg.broadcast ins(%cst_125 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %165 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_292, %cst_124 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_294 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %166 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%165, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_295 = tensor.pad %166 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x17x23xf32>
    %broadcasted_296 = linalg.broadcast ins(%cst_127 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %167 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_295, %cst_126 : tensor<1x192x17x23xf32>, tensor<192x192x1x7xf32>) outs(%broadcasted_296 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %168 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%167, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_297 = tensor.pad %168 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x23x17xf32>
    %broadcasted_298 = linalg.broadcast ins(%cst_129 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %169 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_297, %cst_128 : tensor<1x192x23x17xf32>, tensor<192x192x7x1xf32>) outs(%broadcasted_298 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %170 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%169, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %broadcasted_299 = linalg.broadcast ins(%cst_131 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %171 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_292, %cst_130 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_299 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %172 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%171, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_300 = tensor.pad %172 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x23x17xf32>
    %broadcasted_301 = linalg.broadcast ins(%cst_133 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %173 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_300, %cst_132 : tensor<1x192x23x17xf32>, tensor<192x192x7x1xf32>) outs(%broadcasted_301 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %174 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%173, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_302 = tensor.pad %174 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x17x23xf32>
    %broadcasted_303 = linalg.broadcast ins(%cst_135 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %175 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_302, %cst_134 : tensor<1x192x17x23xf32>, tensor<192x192x1x7xf32>) outs(%broadcasted_303 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %176 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%175, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_304 = tensor.pad %176 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x23x17xf32>
    %broadcasted_305 = linalg.broadcast ins(%cst_137 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %177 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_304, %cst_136 : tensor<1x192x23x17xf32>, tensor<192x192x7x1xf32>) outs(%broadcasted_305 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %178 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%177, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_306 = tensor.pad %178 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x17x23xf32>
    %broadcasted_307 = linalg.broadcast ins(%cst_139 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %179 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_306, %cst_138 : tensor<1x192x17x23xf32>, tensor<192x192x1x7xf32>) outs(%broadcasted_307 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %180 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%179, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_308 = tensor.pad %concat_292 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x768x17x17xf32> to tensor<1x768x19x19xf32>
    %181 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_308, %11 : tensor<1x768x19x19xf32>, tensor<3x3xf32>) outs(%113 : tensor<1x768x17x17xf32>) -> tensor<1x768x17x17xf32>
    %182 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%181 : tensor<1x768x17x17xf32>) outs(%112 : tensor<1x768x17x17xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x768x17x17xf32>
    %broadcasted_309 = linalg.broadcast ins(%cst_141 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %183 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%182, %cst_140 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_309 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %184 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%183, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %concat_310 = tensor.concat dim(1) %164, %170, %180, %184 : (tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>, tensor<1x192x17x17xf32>) -> tensor<1x768x17x17xf32>
    %broadcasted_311 = linalg.broadcast ins(%cst_143 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %185 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_310, %cst_142 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_311 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %186 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%185, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %187 = tensor.empty() : tensor<1x320x8x8xf32>
    %broadcasted_312 = linalg.broadcast ins(%cst_145 : tensor<320xf32>) outs(%187 : tensor<1x320x8x8xf32>) dimensions = [0, 2, 3] 
    %188 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%186, %cst_144 : tensor<1x192x17x17xf32>, tensor<320x192x3x3xf32>) outs(%broadcasted_312 : tensor<1x320x8x8xf32>) -> tensor<1x320x8x8xf32>
    %189 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%188, %cst_1 : tensor<1x320x8x8xf32>, tensor<f32>) outs(%187 : tensor<1x320x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x320x8x8xf32>
    %broadcasted_313 = linalg.broadcast ins(%cst_147 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %190 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_310, %cst_146 : tensor<1x768x17x17xf32>, tensor<192x768x1x1xf32>) outs(%broadcasted_313 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %191 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%190, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_314 = tensor.pad %191 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x17x23xf32>
    %broadcasted_315 = linalg.broadcast ins(%cst_149 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %192 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_314, %cst_148 : tensor<1x192x17x23xf32>, tensor<192x192x1x7xf32>) outs(%broadcasted_315 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %193 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%192, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %padded_316 = tensor.pad %193 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x17x17xf32> to tensor<1x192x23x17xf32>
    %broadcasted_317 = linalg.broadcast ins(%cst_151 : tensor<192xf32>) outs(%92 : tensor<1x192x17x17xf32>) dimensions = [0, 2, 3] 
    %194 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_316, %cst_150 : tensor<1x192x23x17xf32>, tensor<192x192x7x1xf32>) outs(%broadcasted_317 : tensor<1x192x17x17xf32>) -> tensor<1x192x17x17xf32>
    %195 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%194, %cst_1 : tensor<1x192x17x17xf32>, tensor<f32>) outs(%92 : tensor<1x192x17x17xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x17x17xf32>
    %196 = tensor.empty() : tensor<1x192x8x8xf32>
    %broadcasted_318 = linalg.broadcast ins(%cst_153 : tensor<192xf32>) outs(%196 : tensor<1x192x8x8xf32>) dimensions = [0, 2, 3] 
    %197 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%195, %cst_152 : tensor<1x192x17x17xf32>, tensor<192x192x3x3xf32>) outs(%broadcasted_318 : tensor<1x192x8x8xf32>) -> tensor<1x192x8x8xf32>
    %198 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%197, %cst_1 : tensor<1x192x8x8xf32>, tensor<f32>) outs(%196 : tensor<1x192x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x8x8xf32>
    %199 = tensor.empty() : tensor<1x768x8x8xf32>
    %200 = linalg.fill ins(%cst_0 : f32) outs(%199 : tensor<1x768x8x8xf32>) -> tensor<1x768x8x8xf32>
    %201 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%concat_310, %11 : tensor<1x768x17x17xf32>, tensor<3x3xf32>) outs(%200 : tensor<1x768x8x8xf32>) -> tensor<1x768x8x8xf32>
    %concat_319 = tensor.concat dim(1) %189, %198, %201 : (tensor<1x320x8x8xf32>, tensor<1x192x8x8xf32>, tensor<1x768x8x8xf32>) -> tensor<1x1280x8x8xf32>
    %broadcasted_320 = linalg.broadcast ins(%cst_155 : tensor<320xf32>) outs(%187 : tensor<1x320x8x8xf32>) dimensions = [0, 2, 3] 
    %202 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_319, %cst_154 : tensor<1x1280x8x8xf32>, tensor<320x1280x1x1xf32>) outs(%broadcasted_320 : tensor<1x320x8x8xf32>) -> tensor<1x320x8x8xf32>
    %203 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%202, %cst_1 : tensor<1x320x8x8xf32>, tensor<f32>) outs(%187 : tensor<1x320x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x320x8x8xf32>
    %204 = tensor.empty() : tensor<1x384x8x8xf32>
    %broadcasted_321 = linalg.broadcast ins(%cst_157 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %205 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_319, %cst_156 : tensor<1x1280x8x8xf32>, tensor<384x1280x1x1xf32>) outs(%broadcasted_321 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %206 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%205, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_322 = tensor.pad %206 low[0, 0, 0, 1] high[0, 0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x8x10xf32>
    %broadcasted_323 = linalg.broadcast ins(%cst_159 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %207 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_322, %cst_158 : tensor<1x384x8x10xf32>, tensor<384x384x1x3xf32>) outs(%broadcasted_323 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %208 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%207, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_324 = tensor.pad %206 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x10x8xf32>
    %broadcasted_325 = linalg.broadcast ins(%cst_161 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %209 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_324, %cst_160 : tensor<1x384x10x8xf32>, tensor<384x384x3x1xf32>) outs(%broadcasted_325 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %210 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%209, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %concat_326 = tensor.concat dim(1) %208, %210 : (tensor<1x384x8x8xf32>, tensor<1x384x8x8xf32>) -> tensor<1x768x8x8xf32>
    %211 = tensor.empty() : tensor<1x448x8x8xf32>
    %broadcasted_327 = linalg.broadcast ins(%cst_163 : tensor<448xf32>) outs(%211 : tensor<1x448x8x8xf32>) dimensions = [0, 2, 3] 
    %212 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_319, %cst_162 : tensor<1x1280x8x8xf32>, tensor<448x1280x1x1xf32>) outs(%broadcasted_327 : tensor<1x448x8x8xf32>) -> tensor<1x448x8x8xf32>
    %213 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%212, %cst_1 : tensor<1x448x8x8xf32>, tensor<f32>) outs(%211 : tensor<1x448x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x448x8x8xf32>
    %padded_328 = tensor.pad %213 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x448x8x8xf32> to tensor<1x448x10x10xf32>
    %broadcasted_329 = linalg.broadcast ins(%cst_165 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %214 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_328, %cst_164 : tensor<1x448x10x10xf32>, tensor<384x448x3x3xf32>) outs(%broadcasted_329 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %215 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%214, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_330 = tensor.pad %215 low[0, 0, 0, 1] high[0, 0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x8x10xf32>
    %broadcasted_331 = linalg.broadcast ins(%cst_167 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %216 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_330, %cst_166 : tensor<1x384x8x10xf32>, tensor<384x384x1x3xf32>) outs(%broadcasted_331 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %217 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%216, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_332 = tensor.pad %215 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x10x8xf32>
    %broadcasted_333 = linalg.broadcast ins(%cst_169 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %218 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_332, %cst_168 : tensor<1x384x10x8xf32>, tensor<384x384x3x1xf32>) outs(%broadcasted_333 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %219 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%218, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %concat_334 = tensor.concat dim(1) %217, %219 : (tensor<1x384x8x8xf32>, tensor<1x384x8x8xf32>) -> tensor<1x768x8x8xf32>
    %padded_335 = tensor.pad %concat_319 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1280x8x8xf32> to tensor<1x1280x10x10xf32>
    %220 = tensor.empty() : tensor<1x1280x8x8xf32>
    %221 = linalg.fill ins(%cst : f32) outs(%220 : tensor<1x1280x8x8xf32>) -> tensor<1x1280x8x8xf32>
    %222 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_335, %11 : tensor<1x1280x10x10xf32>, tensor<3x3xf32>) outs(%221 : tensor<1x1280x8x8xf32>) -> tensor<1x1280x8x8xf32>
    %223 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%222 : tensor<1x1280x8x8xf32>) outs(%220 : tensor<1x1280x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x1280x8x8xf32>
    %broadcasted_336 = linalg.broadcast ins(%cst_171 : tensor<192xf32>) outs(%196 : tensor<1x192x8x8xf32>) dimensions = [0, 2, 3] 
    %224 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%223, %cst_170 : tensor<1x1280x8x8xf32>, tensor<192x1280x1x1xf32>) outs(%broadcasted_336 : tensor<1x192x8x8xf32>) -> tensor<1x192x8x8xf32>
    %225 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%224, %cst_1 : tensor<1x192x8x8xf32>, tensor<f32>) outs(%196 : tensor<1x192x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x8x8xf32>
    %concat_337 = tensor.concat dim(1) %203, %concat_326, %concat_334, %225 : (tensor<1x320x8x8xf32>, tensor<1x768x8x8xf32>, tensor<1x768x8x8xf32>, tensor<1x192x8x8xf32>) -> tensor<1x2048x8x8xf32>
    %broadcasted_338 = linalg.broadcast ins(%cst_173 : tensor<320xf32>) outs(%187 : tensor<1x320x8x8xf32>) dimensions = [0, 2, 3] 
    %226 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_337, %cst_172 : tensor<1x2048x8x8xf32>, tensor<320x2048x1x1xf32>) outs(%broadcasted_338 : tensor<1x320x8x8xf32>) -> tensor<1x320x8x8xf32>
    %227 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%226, %cst_1 : tensor<1x320x8x8xf32>, tensor<f32>) outs(%187 : tensor<1x320x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x320x8x8xf32>
    %broadcasted_339 = linalg.broadcast ins(%cst_175 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %228 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_337, %cst_174 : tensor<1x2048x8x8xf32>, tensor<384x2048x1x1xf32>) outs(%broadcasted_339 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %229 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%228, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_340 = tensor.pad %229 low[0, 0, 0, 1] high[0, 0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x8x10xf32>
    %broadcasted_341 = linalg.broadcast ins(%cst_177 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %230 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_340, %cst_176 : tensor<1x384x8x10xf32>, tensor<384x384x1x3xf32>) outs(%broadcasted_341 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %231 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%230, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_342 = tensor.pad %229 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x10x8xf32>
    %broadcasted_343 = linalg.broadcast ins(%cst_179 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %232 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_342, %cst_178 : tensor<1x384x10x8xf32>, tensor<384x384x3x1xf32>) outs(%broadcasted_343 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %233 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%232, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %concat_344 = tensor.concat dim(1) %231, %233 : (tensor<1x384x8x8xf32>, tensor<1x384x8x8xf32>) -> tensor<1x768x8x8xf32>
    %broadcasted_345 = linalg.broadcast ins(%cst_181 : tensor<448xf32>) outs(%211 : tensor<1x448x8x8xf32>) dimensions = [0, 2, 3] 
    %234 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_337, %cst_180 : tensor<1x2048x8x8xf32>, tensor<448x2048x1x1xf32>) outs(%broadcasted_345 : tensor<1x448x8x8xf32>) -> tensor<1x448x8x8xf32>
    %235 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%234, %cst_1 : tensor<1x448x8x8xf32>, tensor<f32>) outs(%211 : tensor<1x448x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x448x8x8xf32>
    %padded_346 = tensor.pad %235 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x448x8x8xf32> to tensor<1x448x10x10xf32>
    %broadcasted_347 = linalg.broadcast ins(%cst_183 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %236 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_346, %cst_182 : tensor<1x448x10x10xf32>, tensor<384x448x3x3xf32>) outs(%broadcasted_347 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %237 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%236, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_348 = tensor.pad %237 low[0, 0, 0, 1] high[0, 0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x8x10xf32>
    %broadcasted_349 = linalg.broadcast ins(%cst_185 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %238 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_348, %cst_184 : tensor<1x384x8x10xf32>, tensor<384x384x1x3xf32>) outs(%broadcasted_349 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %239 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%238, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %padded_350 = tensor.pad %237 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x8x8xf32> to tensor<1x384x10x8xf32>
    %broadcasted_351 = linalg.broadcast ins(%cst_187 : tensor<384xf32>) outs(%204 : tensor<1x384x8x8xf32>) dimensions = [0, 2, 3] 
    %240 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_350, %cst_186 : tensor<1x384x10x8xf32>, tensor<384x384x3x1xf32>) outs(%broadcasted_351 : tensor<1x384x8x8xf32>) -> tensor<1x384x8x8xf32>
    %241 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%240, %cst_1 : tensor<1x384x8x8xf32>, tensor<f32>) outs(%204 : tensor<1x384x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x384x8x8xf32>
    %concat_352 = tensor.concat dim(1) %239, %241 : (tensor<1x384x8x8xf32>, tensor<1x384x8x8xf32>) -> tensor<1x768x8x8xf32>
    %padded_353 = tensor.pad %concat_337 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x2048x8x8xf32> to tensor<1x2048x10x10xf32>
    %242 = tensor.empty() : tensor<1x2048x8x8xf32>
    %243 = linalg.fill ins(%cst : f32) outs(%242 : tensor<1x2048x8x8xf32>) -> tensor<1x2048x8x8xf32>
    %244 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_353, %11 : tensor<1x2048x10x10xf32>, tensor<3x3xf32>) outs(%243 : tensor<1x2048x8x8xf32>) -> tensor<1x2048x8x8xf32>
    %245 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%244 : tensor<1x2048x8x8xf32>) outs(%242 : tensor<1x2048x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_192 : f32
      linalg.yield %257 : f32
    } -> tensor<1x2048x8x8xf32>
    %broadcasted_354 = linalg.broadcast ins(%cst_189 : tensor<192xf32>) outs(%196 : tensor<1x192x8x8xf32>) dimensions = [0, 2, 3] 
    %246 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%245, %cst_188 : tensor<1x2048x8x8xf32>, tensor<192x2048x1x1xf32>) outs(%broadcasted_354 : tensor<1x192x8x8xf32>) -> tensor<1x192x8x8xf32>
    %247 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%246, %cst_1 : tensor<1x192x8x8xf32>, tensor<f32>) outs(%196 : tensor<1x192x8x8xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.maximumf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x192x8x8xf32>
    %concat_355 = tensor.concat dim(1) %227, %concat_344, %concat_352, %247 : (tensor<1x320x8x8xf32>, tensor<1x768x8x8xf32>, tensor<1x768x8x8xf32>, tensor<1x192x8x8xf32>) -> tensor<1x2048x8x8xf32>
    %248 = tensor.empty() : tensor<1x2048x1x1xf32>
    %249 = linalg.fill ins(%cst : f32) outs(%248 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %250 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%concat_355 : tensor<1x2048x8x8xf32>) outs(%249 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.addf %in, %out : f32
      linalg.yield %257 : f32
    } -> tensor<1x2048x1x1xf32>
    %251 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%250 : tensor<1x2048x1x1xf32>) outs(%248 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %257 = arith.divf %in, %cst_193 : f32
      linalg.yield %257 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed = tensor.collapse_shape %251 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %252 = tensor.empty() : tensor<2048x1000xf32>
    %transposed = linalg.transpose ins(%cst_190 : tensor<1000x2048xf32>) outs(%252 : tensor<2048x1000xf32>) permutation = [1, 0] 
    %253 = tensor.empty() : tensor<1x1000xf32>
    %254 = linalg.fill ins(%cst : f32) outs(%253 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %255 = linalg.matmul ins(%collapsed, %transposed : tensor<1x2048xf32>, tensor<2048x1000xf32>) outs(%254 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %256 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%255, %cst_191 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%253 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_356: f32, %out: f32):
      %257 = arith.addf %in, %in_356 : f32
      linalg.yield %257 : f32
    } -> tensor<1x1000xf32>
    return %256 : tensor<1x1000xf32>
  }
}
