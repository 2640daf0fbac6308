provider "aws" {
  region = "us-east-1"
}

resource "terraform_data" "choice" {
  input = timestamp()
}

resource "aws_instance" "web" {
  ami           = "ami-12c6146b"
  instance_type = terraform_data.choice.output

  root_block_device {
    volume_type = "gp3"
    volume_size = terraform_data.choice.output
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    volume_size = 10
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 10
    volume_type = terraform_data.choice.output
  }
}

resource "aws_ebs_volume" "type" {
  availability_zone = "us-east-1a"
  type              = terraform_data.choice.output
  size              = 10
}

resource "aws_ebs_volume" "not_set" {
  availability_zone = "us-east-1a"
  size              = 10
}

resource "aws_eks_node_group" "types" {
  cluster_name   = "cluster"
  node_role_arn  = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids     = ["subnet-1"]
  instance_types = [terraform_data.choice.output, "m5.large"]

  scaling_config {
    desired_size = 2
    min_size     = 1
    max_size     = 3
  }
}
