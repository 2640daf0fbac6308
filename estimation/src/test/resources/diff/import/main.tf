# outside: before.tf runs already, in no state; its outputs are the variables
provider "aws" {
  region = "us-east-1"
}

variable "data_id" {
  type = string
}

variable "log_id" {
  type = string
}

import {
  to = aws_ebs_volume.data
  id = var.data_id
}

import {
  to = aws_ebs_volume.log
  id = var.log_id
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 100
}

resource "aws_ebs_volume" "log" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = 80
}
