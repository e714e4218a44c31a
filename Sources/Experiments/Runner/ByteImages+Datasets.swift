import Datasets
import NeuralNetworks

extension ImageSet: ByteImages {}
extension FolderImages: ByteImages {}
